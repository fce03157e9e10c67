/** Pictures that a shop names: they exist in both forms, are what their name says, and are small enough. */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Picture } from '../../src/contract/catalog'
import type { DecodedCatalog } from './check-references'
import { formatPath, type ShopProblem } from './problems'

/** The largest picture file, in bytes: 40 KB, so that a list of them loads over a slow phone connection. */
export const PICTURE_BYTES_MAX = 40 * 1024

const FORMS = [
  {
    extension: 'webp',
    title: 'WebP',
    is: (head: Buffer) =>
      head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  },
  {
    extension: 'jpg',
    title: 'JPEG',
    is: (head: Buffer) => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff,
  },
] as const

interface NamedPicture {
  readonly file: string
  readonly path: string
  readonly picture: Picture
}

function namedPictures({ shop, categories, products, rewards }: DecodedCatalog): NamedPicture[] {
  const name = (file: string, keys: (string | number)[], picture: Picture) => ({
    file,
    path: formatPath([...keys, 'src']),
    picture,
  })
  return [
    ...(shop?.banners ?? []).map((b, i) => name('shop.json', ['banners', i, 'picture'], b.picture)),
    ...categories.map(c => name(c.file, [c.index, 'picture'], c.value.picture)),
    ...products.flatMap(p =>
      p.value.pictures.map((picture, i) => name(p.file, [p.index, 'pictures', i], picture)),
    ),
    ...rewards.map(r => name(r.file, [r.index, 'picture'], r.value.picture)),
  ]
}

/** Every problem with the pictures that the catalog names. `dir`: the shop folder. */
export function checkPictures(dir: string, catalog: DecodedCatalog): ShopProblem[] {
  return namedPictures(catalog).flatMap(({ file, path, picture }) =>
    FORMS.flatMap(form => {
      const name = `pictures/${picture.src}.${form.extension}`
      const message = pictureProblem(join(dir, name), form)
      return message ? [{ file, path, message: `${name} ${message}` }] : []
    }),
  )
}

function pictureProblem(absolute: string, form: (typeof FORMS)[number]): string | undefined {
  const stat = statSync(absolute, { throwIfNoEntry: false })
  if (!stat?.isFile()) return 'is missing; every picture needs a .webp and a .jpg file'
  if (stat.size > PICTURE_BYTES_MAX)
    return `has ${(stat.size / 1024).toFixed(1)} KB; must have at most ${PICTURE_BYTES_MAX / 1024} KB`
  const head = Buffer.alloc(12)
  const fd = openSync(absolute, 'r')
  try {
    readSync(fd, head, 0, head.length, 0)
  } finally {
    closeSync(fd)
  }
  return form.is(head) ? undefined : `is no ${form.title} picture; must be one`
}
