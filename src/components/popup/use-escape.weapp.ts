/** Phones have no Escape key and no focus to keep: nothing to do. */
export function useEscape(_open: boolean, _onClose: () => void): void {}
