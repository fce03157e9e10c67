import { Button } from '../button'
import { Empty } from '../empty'

export interface ErrorStateProps {
  /** What happened, in one sentence. */
  message: string
  /** The network is gone, rather than something refused. */
  offline?: boolean
  onRetry: () => unknown
}

/** Something could not be loaded: says so and offers to try again. */
export function ErrorState({ message, offline, onRetry }: ErrorStateProps) {
  return (
    <Empty
      icon={offline ? 'wifi-off' : 'alert'}
      title={offline ? '网络好像断开了' : '没能加载出来'}
      note={message}
      action={
        <Button kind="secondary" icon="refresh" onTap={onRetry} id="retry">
          再试一次
        </Button>
      }
    />
  )
}
