// `npm start`. This file and need-node.mjs keep to old syntax, so that an old Node can read them and say what is wrong.
import { hasGoodNode } from './lib/need-node.mjs'

if (hasGoodNode()) import('./start/main.mjs')
