// Old syntax on purpose: this must be readable by the Node versions it turns away.
var NEEDED_MAJOR = 20

/** Whether this Node is new enough; says so in one sentence and sets the exit code where it is not. */
export function hasGoodNode() {
  var major = Number(process.versions.node.split('.')[0])
  if (major >= NEEDED_MAJOR) return true
  console.error(
    'This project needs Node ' + NEEDED_MAJOR + ' or newer; this is Node ' + process.versions.node + '.',
  )
  process.exitCode = 1
  return false
}
