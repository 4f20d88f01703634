import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/react';

// A second is little where two cores run four projects of tests at once.
configure({ asyncUtilTimeout: 20_000 });
