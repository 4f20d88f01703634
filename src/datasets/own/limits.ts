const MiB = 2 ** 20;

/** What a visitor's own dataset may be. */
export const ownLimits = {
  /** Files of one folder or zip, folders and hidden files included. */
  files: 20_000,
  /** Of one zip, as it is. */
  zipBytes: 256 * MiB,
  /** Of one picture file. */
  fileBytes: 20 * MiB,
  /** Of all files of a folder or zip, unpacked. */
  totalBytes: 512 * MiB,
  /** Of one decoded picture, before it is made small: 4 bytes each in the browser's memory. */
  pixels: 50_000_000,
  leastClasses: 2,
  /** More bars than these are too many to compare on a phone. */
  classes: 20,
  /** Different examples that every class needs: two of ten are for the test. */
  leastExamples: 10,
  /** In all: exports number examples in 16 bits. */
  examples: 65_535,
  /** Of all examples together, as the networks get them. */
  exampleBytes: 64 * MiB,
  /** Of a class or a dataset, in characters as they are read. */
  nameLength: 40,
} as const;
