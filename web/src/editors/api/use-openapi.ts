import { useQuery } from '@tanstack/react-query'

import { fileText, queries } from '~/api/queries'
import { operationsOf, references, type Node } from './openapi'

export const openApiPath = 'api/openapi.yaml'

// The compiled document of the saved design, read once for each save.
export function useOpenApi(project: string) {
  return useQuery({
    queryKey: ['of', project, 'openapi'],
    queryFn: async () => {
      const [text, { load }] = await Promise.all([queries.fetchQuery({ ...fileText(project, openApiPath), staleTime: 0 }), import('js-yaml')])
      const document = load(text) as Node
      return { text, document, operations: operationsOf(document), references: references(document) }
    },
  })
}

export type OpenApi = NonNullable<ReturnType<typeof useOpenApi>['data']>
