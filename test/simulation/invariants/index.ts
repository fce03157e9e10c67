/** The audit of local-cloud/audit, over a world of the tests. */
export { type Facts, faults, unfinished } from '../../../local-cloud/audit'
export { fixedFacts, readFacts } from './read-facts'
