import Taro from '@tarojs/taro'

/** Puts a text on the clipboard; whether it worked. WeChat shows its own word 内容已复制. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    return false
  }
}
