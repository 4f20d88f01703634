import { useSettings } from '@/state/lab-context.tsx';
import { lazyPart } from '@/ui/lazy-part.tsx';

const ConceptCard = lazyPart(async () => (await import('./pictures/concept-card.tsx')).ConceptCard);

/** Concept card: open until the first press of Play, then collapsed, unless the visitor has toggled it. */
export function Concept({ hasTrained }: { readonly hasTrained: boolean }) {
  const [{ concept }, settings] = useSettings();
  const isOpen = concept === 'auto' ? !hasTrained : concept === 'open';
  return <ConceptCard isOpen={isOpen} onToggle={() => settings.setConcept(isOpen ? 'closed' : 'open')} />;
}
