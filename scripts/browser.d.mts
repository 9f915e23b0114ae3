export declare const webgpuFlags: string[];
export declare const noWebgpuFlags: string[];
export declare function findBrowser(): Promise<{ executablePath: string; env: Record<string, string> }>;
export declare function useSoftwareVulkan(): Promise<void>;
