/* Types of imported assets: the bundler turns an SVG icon into its shapes. */
declare module "*.svg" {
  const shapes: [string, Record<string, string>][];
  export default shapes;
}
