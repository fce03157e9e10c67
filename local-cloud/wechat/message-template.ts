/** What WeChat demands of the values of a subscribe message, by the key's type (`thing1` is of type `thing`). */
const rules: Readonly<Record<string, (value: string) => boolean>> = {
  thing: value => [...value].length <= 20,
  number: value => /^-?[\d.]{1,32}$/.test(value),
  letter: value => /^[A-Za-z]{1,32}$/.test(value),
  symbol: value => [...value].length <= 5,
  character_string: value => /^[\x20-\x7e]{1,32}$/.test(value),
  time: value => /\d{1,2}:\d{2}/.test(value),
  date: value => /^\d{4}(年|-|\/|\.)\d{1,2}(月|-|\/|\.)\d{1,2}日?( \d{1,2}:\d{2}(:\d{2})?)?$/.test(value),
  amount: value => /^[^\d-]?-?\d{1,10}(\.\d{1,2})?元?$/.test(value),
  phone_number: value => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: value => [...value].length <= 8,
  name: value => /^(\p{Script=Han}{1,10}|[A-Za-z ·.]{1,20}|[\p{Script=Han}A-Za-z·. ]{1,20})$/u.test(value),
  phrase: value => /^\p{Script=Han}{1,5}$/u.test(value),
  const: value => [...value].length <= 20,
}

/** The first key whose value WeChat would refuse, with the reason in WeChat's words; undefined when all are good. */
export function findBadValue(data: Readonly<Record<string, { readonly value: string }>>): string | undefined {
  for (const [key, { value }] of Object.entries(data)) {
    const type = /^([a-z_]+?)\d+$/.exec(key)?.[1]
    const rule = type === undefined ? undefined : rules[type]
    if (!rule) return `argument invalid! data.${key} is no key of a template`
    if (value === '' || !rule(value)) return `argument invalid! data.${key}.value invalid`
  }
  return undefined
}
