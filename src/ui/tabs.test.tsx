import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Tabs } from './tabs.tsx';

const ids = ['one', 'two', 'three'] as const;

function Three() {
  const [chosen, setChosen] = useState<(typeof ids)[number]>('one');
  return (
    <Tabs name="Numbers" tabs={ids.map((id) => ({ id, text: id }))} chosen={chosen} onChoose={setChosen}>
      <p>panel of {chosen}</p>
    </Tabs>
  );
}

describe('tabs', () => {
  afterEach(cleanup);

  it('are one Tab stop, and arrow keys choose the next one', () => {
    render(<Three />);
    const tab = (name: string) => screen.getByRole('tab', { name });
    expect(screen.getByRole('tabpanel', { name: 'one' })).toHaveTextContent('panel of one');
    const press = (name: string, key: string) => fireEvent.keyDown(tab(name), { key });
    press('one', 'ArrowRight');
    expect(tab('two')).toHaveFocus();
    expect(tab('two')).toHaveAttribute('aria-selected', 'true');
    expect(tab('one')).toHaveAttribute('tabindex', '-1');
    expect(screen.getByRole('tabpanel', { name: 'two' })).toHaveTextContent('panel of two');
    press('two', 'End');
    press('three', 'ArrowRight');
    expect(tab('one')).toHaveFocus();
    press('one', 'ArrowLeft');
    expect(tab('three')).toHaveFocus();
    press('three', 'Home');
    expect(screen.getByRole('tabpanel')).toHaveTextContent('panel of one');
  });
});
