/** Reads a merchant's shop folder: typed data, or every problem in it at once. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { Category, Count, Product, Reward, Shop } from '../../src/contract/catalog'
import { err, ok, type Result } from '../../src/domain/result'
import { checkPeople } from './check-people'
import { checkPictures } from './check-pictures'
import { checkReferences, type DecodedCatalog, type Placed } from './check-references'
import { People, type SeedPerson } from './people'
import { type InvalidShopFolder, oneOf, type ShopProblem } from './problems'
import { readJson } from './read-json'

/** A shop as its folder describes it; every id in it names something that exists. */
export interface ShopFolder {
  readonly shop: Shop
  readonly categories: readonly Category[]
  readonly products: readonly Product[]
  readonly rewards: readonly Reward[]
  /** Pieces by SKU id and reward id; has every one of them. */
  readonly stock: Readonly<Record<string, number>>
  readonly people: readonly SeedPerson[]
}

export interface ShopFolderOptions {
  /** Ids of the program's tiers, which rewards may ask for. */
  readonly tierIds: readonly string[]
}

const StockFile = v.record(v.string(), Count)

/**
 * Reads and checks the folder `dir`. `program.json` in it is not read here: it has its own decoder.
 * The error lists every problem with file, place and what would be valid; a file that does not decode hides only
 * problems that depend on its content.
 */
export function readShopFolder(
  dir: string,
  options: ShopFolderOptions,
): Result<ShopFolder, InvalidShopFolder> {
  const problems: ShopProblem[] = []
  if (!existsSync(dir)) {
    return err({
      code: 'invalid_shop_folder',
      dir,
      problems: [{ file: '.', path: '', message: 'does not exist; must be a folder with shop.json in it' }],
    })
  }
  const shop = readJson(dir, 'shop.json', Shop, problems)
  const categories = readList(dir, 'categories.json', Category, problems)
  const products = productFiles(dir, problems).map(file => readList(dir, file, Product, problems))
  const rewards = readList(dir, 'rewards.json', Reward, problems)
  const stock = readJson(dir, 'stock.json', StockFile, problems)
  const people = readJson(dir, 'people.json', People, problems)

  const catalog: DecodedCatalog = {
    shop,
    categories: categories ?? [],
    products: products.flatMap(list => list ?? []),
    rewards: rewards ?? [],
    stock,
  }
  problems.push(...checkPictures(dir, catalog))
  // Who refers to a list that could not be read would be blamed for its author's mistake.
  if (categories && rewards && products.every(Boolean)) {
    problems.push(...checkReferences(catalog, options.tierIds))
    if (people) problems.push(...checkPeople(people, catalog))
  }
  if (problems.length || !shop || !stock || !people)
    return err({ code: 'invalid_shop_folder', dir, problems })
  return ok({
    shop,
    categories: values(catalog.categories),
    products: values(catalog.products),
    rewards: values(catalog.rewards),
    stock,
    people,
  })
}

const values = <T>(placed: readonly Placed<T>[]): T[] => placed.map(p => p.value)

/** `undefined` when any of its elements is not valid: half a list would make its readers look wrong. */
function readList<S extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>>(
  dir: string,
  file: string,
  element: S,
  problems: ShopProblem[],
): Placed<v.InferOutput<S>>[] | undefined {
  const list = readJson(dir, file, v.array(element), problems)
  return list?.map((value, index) => ({ file, index, value }))
}

/** `products.json`, or every .json file in `products/`, by name. */
function productFiles(dir: string, problems: ShopProblem[]): string[] {
  const folder = join(dir, 'products')
  const split = existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.endsWith('.json'))
        .sort()
        .map(name => `products/${name}`)
    : []
  const files = existsSync(join(dir, 'products.json')) ? ['products.json', ...split] : split
  if (!files.length) {
    problems.push({
      file: 'products/',
      path: '',
      message: `has no goods; must have ${oneOf(['products.json', 'products/<category>.json'])}`,
    })
  }
  return files
}
