import type { LocalCloud } from './types'

/** Columns of a terminal that a text takes: Chinese characters take two. */
function width(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/u.test(sign) ? 2 : 1), 0)
}

const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)))

/** What a person reads when the shop is open: where it is, who to be, where the data lies. */
export function welcome(cloud: LocalCloud, dataDir: string): string {
  const shown = cloud.url.replace('127.0.0.1', 'localhost')
  const nameColumns = Math.max(0, ...cloud.people.map(person => width(person.name))) + 2
  const linkColumns = Math.max(0, ...cloud.people.map(person => width(`${shown}/?as=${person.id}`))) + 2
  const people = cloud.people.map(
    person =>
      `  ${pad(person.name, nameColumns)}${pad(`${shown}/?as=${person.id}`, linkColumns)}${person.description}`,
  )
  return [
    '',
    `The shop is open:  ${shown}`,
    '',
    ...(people.length > 0 ? ['Open it as one of these people:', ...people, ''] : []),
    'In WeChat DevTools: npm run build:weapp, then open this folder as a project.',
    `Messages sent:     ${shown}/messages`,
    `Data is kept in:   ${dataDir}`,
    'Ctrl-C stops everything.',
  ].join('\n')
}
