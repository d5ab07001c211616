/** The order in which a response is checked, as data. */
export const responseChecks: readonly { readonly name: string; readonly title: string }[] = [];
