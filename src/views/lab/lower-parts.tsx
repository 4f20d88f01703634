import { lazyPart } from '@/ui/lazy-part.tsx';
import { MethodsSection } from './methods/methods-section.tsx';
import { Shown } from './shown.tsx';

const MapSection = lazyPart(async () => (await import('./map/map-section.tsx')).MapSection);

/** Parts far below the first screen: one file that the lab loads lazily, so that its own script names only one. */
export function LowerParts() {
  return (
    <>
      <Shown part="methods">
        <MethodsSection />
      </Shown>
      <Shown part="map">
        <MapSection />
      </Shown>
    </>
  );
}
