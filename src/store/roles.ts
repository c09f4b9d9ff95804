import type { AtlasRoleRelation } from '../model/atlas-folder.ts';
import { checkFile, listOf, optional, record, whole } from './check.ts';
import type { AtlasCounts, WholeTable } from './table.ts';

/** Who holds which role for whom. */
export const rolesTable: WholeTable<readonly AtlasRoleRelation[]> = {
  path: 'roles.json',
  lists: ({ roleRelations }) => ({ roles: roleRelations }),
  read(value, counts) {
    return checkFile(this.path, value, checkRoles(counts)).roles;
  },
};

function checkRoles({ nodes, articles }: AtlasCounts) {
  return record<{ readonly roles: readonly AtlasRoleRelation[] }>({
    roles: listOf(
      record<AtlasRoleRelation>({
        role: whole(0, nodes),
        holder: optional(whole(0, nodes)),
        organization: optional(whole(0, nodes)),
        proofs: listOf(record<AtlasRoleRelation['proofs'][number]>({ article: whole(0, articles), mention: whole() })),
      }),
    ),
  });
}
