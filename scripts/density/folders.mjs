/**
 * A package's folder: its name without what a folder's name may not hold.
 * @param {string} name
 */
export function folderName(name) {
  return name.replaceAll(/[/:]/g, '+');
}
