// The part of NLP.js that the bench uses; the package ships no types.
declare module "node-nlp" {
  export class NlpManager {
    constructor(options: { languages: string[]; forceNER: boolean; nlu: { log: boolean }; autoSave: boolean });
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(language: string, text: string): Promise<{ intent: string }>;
  }
}
