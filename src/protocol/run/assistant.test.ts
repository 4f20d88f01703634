import { describe, expect, it } from 'vitest';
import { methods } from '@/distill/registry.ts';
import { readLink } from '../link/read-link.ts';
