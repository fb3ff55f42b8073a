/* The bundler turns an icon into its shapes. */
declare module "*.svg" {
  const shapes: [string, Record<string, string>][];
  export default shapes;
}
