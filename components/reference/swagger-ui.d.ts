declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  interface Options {
    readonly domNode: HTMLElement;
    readonly url: string;
    readonly deepLinking: boolean;
    readonly defaultModelsExpandDepth: number;
    readonly docExpansion: "list" | "full" | "none";
    readonly filter: boolean;
    readonly persistAuthorization: boolean;
    readonly tagsSorter?: "alpha";
    readonly validatorUrl: null;
    readonly onComplete: () => void;
  }
  const SwaggerUIBundle: (options: Options) => unknown;

  export { SwaggerUIBundle as default };
}
