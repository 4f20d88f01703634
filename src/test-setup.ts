import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/react';

// The default of one second is too short while two cores run four projects of tests at once, or one core is busy.
configure({ asyncUtilTimeout: 60_000 });
