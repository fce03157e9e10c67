/**
 * Runs miniprogram-ci on a project folder without a network, in a process of its own since it leaves workers behind.
 * Usage: node official-check.cjs <projectDir> [--schemas-only]. Prints one line `RESULT <json>`.
 */
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const ci = require('miniprogram-ci')

const projectDir = process.argv[2]
const readJson = file => JSON.parse(fs.readFileSync(file, 'utf8'))

/** Everything the tool would send goes to a port where nobody listens. */
ci.proxy('http://127.0.0.1:9')

function validate(kind, file) {
  const absolute = path.join(projectDir, file)
  if (!fs.existsSync(absolute)) return []
  let answer
  try {
    answer = ci.schemaValidate(kind, readJson(absolute))
  } catch (error) {
    return [{ file, message: String(error.message) }]
  }
  const errors = answer.error.map(error => {
    const want = error.correctType
      ? `should be ${[].concat(error.correctType).join(' or ')}`
      : `${error.errorType}: ${error.requireProperty}`
    return { file, message: `${error.errorProperty || 'file'}: ${want}` }
  })
  if (answer.warning) errors.push({ file, message: `unknown key: ${answer.warning}` })
  return errors
}

function validateAll() {
  const { miniprogramRoot } = readJson(path.join(projectDir, 'project.config.json'))
  const root = path.posix.normalize(miniprogramRoot).replace(/\/$/, '')
  const findings = [
    ...validate('projectconfig', 'project.config.json'),
    ...validate('app', `${root}/app.json`),
  ]
  for (const kind of ['theme', 'sitemap']) findings.push(...validate(kind, `${root}/${kind}.json`))
  let app
  try {
    app = readJson(path.join(projectDir, root, 'app.json'))
  } catch {
    return findings
  }
  const inPackages = (app.subPackages ?? app.subpackages ?? []).flatMap(({ root: home, pages }) =>
    pages.map(page => path.posix.join(home, page)),
  )
  for (const page of [...(app.pages ?? []), ...inPackages])
    findings.push(...validate('page', `${root}/${page}.json`))
  return findings
}

async function compile() {
  const project = new ci.Project({
    appid: 'wx1234567890abcdef',
    type: 'miniProgram',
    projectPath: projectDir,
    privateKey: 'unused',
    attr: async () => ci.DefaultProjectAttr,
    ignores: [],
  })
  // The settings of project.config.json: the build is already compiled and minified.
  const setting = { es6: false, minify: false, minifyWXML: true, minifyWXSS: true }
  const compiled = await ci.getCompiledResult({
    project,
    version: '0',
    desc: '',
    setting,
    onProgressUpdate() {},
  })
  const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'code-quality-'))
  const quality = await ci.checkCodeQuality(project, { saveReportPath: path.join(reports, 'report.json') })
  fs.rmSync(reports, { recursive: true, force: true })
  return { files: Object.keys(compiled).length, quality }
}

async function main() {
  const schema = validateAll()
  let result
  try {
    const compiled = process.argv.includes('--schemas-only') ? { files: 0, quality: [] } : await compile()
    result = { schema, ...compiled }
  } catch (error) {
    result = { schema, files: 0, quality: [], compileError: `${error.code ?? ''} ${error.message}`.trim() }
  }
  process.stdout.write(`\nRESULT ${JSON.stringify(result)}\n`, () => process.exit(0))
}

main()
