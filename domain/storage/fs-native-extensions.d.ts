/** Of what is in that package, the part that is used here; it brings no types of its own. */
declare module 'fs-native-extensions' {
  const extensions: {
    /** Locks the file as long as it stays open, for its process and every other; false while somebody else has. */
    tryLock(descriptor: number): boolean
  }
  export default extensions
}
