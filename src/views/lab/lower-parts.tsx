import { lazyPart } from '@/ui/lazy-part.tsx';
import { Comparison } from './comparison/comparison.tsx';
import { MethodsSection } from './methods/methods-section.tsx';
import { RecallCard } from './recall/recall-card.tsx';
import { Shown } from './shown.tsx';
import { useExampleWords } from './use-example-words.ts';

const MapSection = lazyPart(async () => (await import('./map/map-section.tsx')).MapSection);

/** Parts far below the first screen: one file that the lab loads lazily, so that its own script names only one. */
export function LowerParts() {
  useExampleWords();
  return (
    <>
      <Shown part="recall">
        <RecallCard />
      </Shown>
      <Shown part="comparison">
        <Comparison />
      </Shown>
      <Shown part="methods">
        <MethodsSection />
      </Shown>
      <Shown part="map">
        <MapSection />
      </Shown>
    </>
  );
}
