// `npm test`, or `npm test -- unit weapp` for some stages only.
import { hasGoodNode } from './lib/need-node.mjs'

if (hasGoodNode()) import('./test/main.mjs').then(({ main }) => main())
