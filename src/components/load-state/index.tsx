import type { ReactNode } from 'react'
import { ErrorState } from '../error-state'
import { Skeleton, type SkeletonProps } from '../skeleton'

export interface LoadStateProps {
  status: 'loading' | 'error' | 'ready'
  /** Why it could not be loaded. */
  error?: { code: string; message: string } | undefined
  onRetry: () => unknown
  /** Whose bones are drawn while loading. */
  bones?: SkeletonProps['shape']
  count?: number
  children: ReactNode
}

/** Bones while something is loading, what went wrong when it failed, and the thing itself once it is there. */
export function LoadState({ status, error, onRetry, bones = 'rows', count = 4, children }: LoadStateProps) {
  if (status === 'ready') return <>{children}</>
  if (status === 'error' && error) {
    return <ErrorState message={error.message} offline={error.code === 'network'} onRetry={onRetry} />
  }
  return <Skeleton shape={bones} count={count} />
}
