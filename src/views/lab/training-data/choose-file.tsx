import { useRef } from 'react';

interface ChooseFileProps {
  readonly name: string;
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}

/** A button that opens the browser's choice of a safetensors file. */
export function ChooseFile({ name, isBusy, onFile }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" disabled={isBusy} onClick={() => input.current?.click()}>
        {name}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".safetensors"
        aria-label={name}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}
