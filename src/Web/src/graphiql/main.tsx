import 'graphiql/setup-workers/vite';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import firstQuery from '../../../../schema/operations/first.graphql?raw';
import './graphiql.css';

const fetcher = createGraphiQLFetcher({ url: '/graphql' });

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <GraphiQL fetcher={fetcher} defaultQuery={firstQuery} defaultEditorToolsVisibility={false}>
      <GraphiQL.Logo>
        <a className="home" href="/">
          NetworkLens
        </a>
      </GraphiQL.Logo>
    </GraphiQL>
  </StrictMode>,
);
