import type { ReactNode } from 'react'
import { Button } from '../button'
import { Empty } from '../empty'
import { componentsEnv } from '../env'
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
  if (status === 'error' && error?.code === 'not_a_member') return <MembersOnly />
  if (status === 'error' && error) {
    return <ErrorState message={error.message} offline={error.code === 'network'} onRetry={onRetry} />
  }
  return <Skeleton shape={bones} count={count} />
}

/** In place of what only members have. */
function MembersOnly() {
  return (
    <Empty
      icon="medal"
      title="加入会员后就能看到"
      note="一步完成，消费就攒积分"
      action={
        <Button id="members-join" kind="points" onTap={() => componentsEnv().join()}>
          免费加入会员
        </Button>
      }
    />
  )
}
