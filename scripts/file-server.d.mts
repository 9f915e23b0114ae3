import type { Server } from 'node:http';

export declare function fileServer(root: string, under?: string): Server;
