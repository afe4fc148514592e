// From here on the browser leaves out the drawing of rows that are not in sight (the class `long-list`).
export const isLong = (rows: number) => rows > 100
