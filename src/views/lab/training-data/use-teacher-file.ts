import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaygroundError } from '@/core/errors.ts';
import { datasetById } from '@/datasets/registry.ts';
import type { TeacherFileError } from '@/export/safetensors/teacher-file.ts';
import { openedTeachers, type TeacherOfFile } from '@/protocol/engine/teacher-files.ts';
import { goodTeacher } from '@/protocol/run/good-teacher.ts';
import { teacherFileId } from '@/protocol/run/teacher-source.ts';
import { useLab, useLabActions } from '@/state/lab-context.tsx';

/** How far a file is: being measured, measured, or refused. */
export type TeacherFileState =
  | { readonly phase: 'none' | 'checking' }
  | { readonly phase: 'refused'; readonly error: TeacherFileError | PlaygroundError }
  | {
      readonly phase: 'checked';
      readonly file: string;
      readonly teacher: TeacherOfFile;
      readonly accuracy: number;
      readonly numPictures: number;
    };

/** Reads a teacher from a file, measures it on all test pictures, and makes it the run's teacher. */
export function useTeacherFile() {
  const { i18n } = useTranslation();
  const config = useLab((state) => state.config);
  const { ask, configure, retryData } = useLabActions();
  const { dataset } = config;
  const [last, setLast] = useState<{ readonly state: TeacherFileState; readonly dataset: string }>();
  // What a file does on one dataset says nothing about it as a teacher on another.
  const state: TeacherFileState = last?.dataset === dataset ? last.state : { phase: 'none' };

  const open = async (file: File) => {
    const setState = (next: TeacherFileState) => setLast({ state: next, dataset });
    setState({ phase: 'checking' });
    const { MAX_TEACHER_BYTES, readTeacherFile, TeacherFileError } =
      await import('@/export/safetensors/teacher-file.ts');
    try {
      // A file that is too large is not read; its size alone is refused.
      const part = file.slice(0, MAX_TEACHER_BYTES + 1);
      const content = await part.arrayBuffer().catch((error: unknown) => {
        throw new TeacherFileError('unreadable', file.name, { received: String(error) });
      });
      const bytes = new Uint8Array(content);
      const { model, sha256, values } = readTeacherFile(bytes, file.name, datasetById(dataset));
      const { accuracy, numPictures } = await ask('score', { dataset, model, values });
      const teacher = { id: teacherFileId(sha256), model, values };
      setState({ phase: 'checked', file: file.name, teacher, accuracy, numPictures });
    } catch (error) {
      if (!(error instanceof TeacherFileError || error instanceof PlaygroundError)) throw error;
      // Words what a field of the file must be.
      if (error instanceof TeacherFileError && error.rule) await i18n.loadNamespaces('records');
      setState({ phase: 'refused', error });
    }
  };

  const use = async (teacher: TeacherOfFile) => {
    openedTeachers.set(teacher.id, teacher);
    await ask('addTeacher', teacher);
    // The run may have waited for this very file.
    if (config.teacherWeights === teacher.id) await retryData();
    else await configure({ teacher: teacher.model, teacherWeights: teacher.id });
  };
  /** Replaces a file that is not here by the teacher that ships with the page. */
  const takeGood = () => configure(goodTeacher(config));
  return { state, open: (file: File) => void open(file), use, takeGood };
}
