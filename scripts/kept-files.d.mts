export function keptFiles(folder: string): readonly { readonly path: string; readonly bytes: number; readonly hash: string }[];
