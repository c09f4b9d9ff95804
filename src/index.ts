export { type ArrangeStep, arrangeGraph } from './arrange/arrangement.ts';
export { LAYOUT_SETTINGS, type LayoutSetting } from './arrange/settings.ts';
export { describeEdge } from './describe/describe-edge.ts';
export { type Adjacency, findEdge, listNeighbours, type Neighbour } from './explore/adjacency.ts';
export { boundReview } from './explore/bound-review.ts';
export { type Day, type DayRange, readDateRange, readDay, UNDATED, writeDay } from './explore/calendar.ts';
export { type Catalog, makeCatalog, spanOfDays } from './explore/catalog.ts';
export { type Change, type ChangeType, compareRanges } from './explore/compare-ranges.ts';
export { chooseUnit, type DateUnit, endOfBin, listBins } from './explore/date-bins.ts';
export { type ChoiceColumn, type FilterFacts, filterGraph, type Seen, SUBJECTS } from './explore/filter-graph.ts';
export {
  type ChoiceSummary,
  type DateSummary,
  type FarDates,
  type FilterSummary,
  type MeasureSummary,
  partFar,
  summariseDates,
  summariseFilters,
} from './explore/filter-summary.ts';
export {
  addFilter,
  CHOICES,
  type Choice,
  combineFilters,
  type DateFilter,
  type FilterPart,
  type Filters,
  listFilters,
  MEASURES,
  type Measure,
  NO_FILTERS,
  type NumberRange,
  readFilters,
  removeFilter,
  sameFilters,
  writeFilters,
} from './explore/filters.ts';
export { BEYOND, type CommonNeighbour, countSteps, findCommonNeighbours } from './explore/neighbourhood.ts';
export { type Allowed, makeNetwork, type Network } from './explore/network.ts';
export { fitNews, listNews, type Surveyed, sayNews } from './explore/news.ts';
export { nameRegions, openFacts } from './explore/open-facts.ts';
export { writePath } from './explore/path-text.ts';
export { findPaths, measureCosts, type Path, type PathQuestion } from './explore/paths.ts';
export { type KnownValues, parseQuery, QUERY_FIELDS, type Query } from './explore/query.ts';
export { type Quote, quoteEdge } from './explore/quote-edge.ts';
export { rangeSource } from './explore/range-source.ts';
export { type Review, type ReviewItem, readChange, reviewAtlas } from './explore/review.ts';
export { indexNames, type MatchType, type SearchHit, type SearchIndex, searchEntities } from './explore/search.ts';
export {
  findAsked,
  isSaid,
  isSure,
  type SuggestContext,
  type Suggestion as QuerySuggestion,
  suggest,
} from './explore/suggest.ts';
export { findSurroundings } from './explore/surroundings.ts';
export { listArticles, type Tally, tallyArticles } from './explore/tally.ts';
export { makeTextQuery, type TextClause, type TextQuery } from './explore/text-query.ts';
export { markPhrases, searchText, type TextAnswer, type TextHit } from './explore/text-search.ts';
export { findToldArticles } from './explore/told-articles.ts';
export { looksLikeGraph, readGraphFile } from './import/graph-file.ts';
export type { Lexicon } from './lexicon/lexicon.ts';
export { LEXICON_FILES, type LexiconTexts, parseLexicon } from './lexicon/parse-lexicon.ts';
export { type AlikeNotices, gatherAlike, groupNotices, type NoticeGroup, nameSome } from './model/alike-notices.ts';
export { TYPE_COLORS } from './model/appearance.ts';
export {
  type Arrangement,
  DEFAULT_LAYOUT,
  keepLayoutChanges,
  type LayoutSettings,
  nodeRadius,
  type Position,
} from './model/arrangement.ts';
export type { Article, Furniture, FurnitureType, Sentence, SourceFile } from './model/article.ts';
export { type Atlas, DEFAULT_SETTINGS, type Project, pickSettings, type Settings } from './model/atlas.ts';
export * from './model/atlas-folder.ts';
export { ContentHash } from './model/content-hash.ts';
export {
  type Curation,
  type Decision,
  HOLDS,
  keyOfDecision,
  type MentionAddress,
  readOfDecision,
  type SeenArticle,
  type Signature,
} from './model/curation.ts';
export type { Description, Region, Vocabulary } from './model/description.ts';
export type { Alias, Entity, Merge, MergeReason, Resolution, Suggestion } from './model/entity.ts';
export {
  type FormerNames,
  indexFormerNames,
  type KnownArticle,
  listFormerNames,
  type NamesOfEntity,
} from './model/former.ts';
export {
  type CoMention,
  type Edge,
  type EntityGraph,
  type Reach,
  type RoleRelation,
  SAME_SENTENCE,
} from './model/graph.ts';
export type {
  Attribute,
  AttributeType,
  AttributeValue,
  DocumentEdge,
  DocumentMeta,
  DocumentNode,
  EvidenceRow,
  GraphDocument,
  ImportedGraph,
  MentionRow,
  NodeShape,
  Rows,
} from './model/graph-document.ts';
export { breakLabel } from './model/label-lines.ts';
export { isLeftOut, LEFT_OUT } from './model/left-out.ts';
export {
  countNamesAtScale,
  labelSize,
  NAMES_AT_FIRST,
  NAMES_DRAWN_AT_ONCE,
  NAMES_ON_A_PHONE,
} from './model/map-scale.ts';
export {
  type EntityType,
  type Finder,
  KINDS,
  type Kind,
  type Mention,
  type Recognition,
  typeOfKind,
} from './model/mention.ts';
export { isNothingNew, NEWS_FILE, type NewConnection, type News, NOTHING_NEW } from './model/news.ts';
export { FormatError, type Notice, StaleAtlasError } from './model/notice.ts';
export { placeEntities } from './model/placed-nodes.ts';
export { drain, type Progress } from './model/progress.ts';
export { compareText } from './model/random.ts';
export { type ColumnNames, DATE_ORDERS, joinColumns, listColumnNames, RECORD_PARTS } from './model/record-columns.ts';
export { type Span, sliceSpan } from './model/span.ts';
export type { Postings, TermCounts, TextIndex } from './model/text-index.ts';
export { VERSION } from './model/version.ts';
export { type NamedView, sameViews } from './model/view.ts';
export { readWeighing, type WeighedGraph, type Weighing } from './model/weighing.ts';
export {
  buildAtlas,
  buildFromArticles,
  type Connectable,
  type Corpus,
  connectAtlas,
  decideAtlas,
  decideCorpus,
  importGraph,
  type LiveAtlas,
  nameArticles,
  recogniseCorpus,
  reopenCorpus,
  reviseAtlas,
  reviveAtlas,
  settleAtlas,
} from './pipeline.ts';
export { BEGINNING_BYTES } from './read/beginning.ts';
export { decodeText } from './read/decode-text.ts';
export { doubtFutureDates } from './read/doubtful-dates.ts';
export { keepArticleIds, listUnsure } from './read/keep-article-ids.ts';
export { openSource, refuseProjectSize, refuseSize, unpack, unpackEach, unpackOne } from './read/open-source.ts';
export { findPageParts, tellPageParts } from './read/page-parts.ts';
export { isPassedOver } from './read/passed-over.ts';
export { type ReadResult, readArticles } from './read/read-articles.ts';
export { type ExpectedReading, expectReading, READABLE_EXTENSIONS, refuseKind } from './read/source-formats.ts';
export { type SurveyedFile, surveySource } from './read/survey.ts';
export { pickTold, planSurvey, SURVEY_BOUND, type SurveyPlan } from './read/survey-plan.ts';
export { createRecogniser, type RecogniserParts } from './recognise/recognise.ts';
export type { OwnNames, ReadResource, Recogniser, RecogniserType } from './recognise/recogniser.ts';
export { loadLexicon, loadTagger, recognisers } from './recognise/recognisers.ts';
export { parseWatchlist, type Watchlist } from './recognise/rules/watchlist.ts';
export { decodeTagger, type TaggedName, type Tagger } from './recognise/tagger.ts';
export {
  findLabelledNames,
  type LabelledName,
  readTokenLabels,
  type TokenLabel,
} from './recognise/token-labels.ts';
export { cutWindows, type Window } from './recognise/windows.ts';
export { findBackbone } from './relate/backbone.ts';
export { isSignature, signText, type TextSignature } from './relate/near-duplicates.ts';
export { CONNECTING, type Relatable, relateEntities } from './relate/relate.ts';
export { addressDecisions } from './resolve/address-decisions.ts';
export { describeDecision, findConflicts, joinCurations, listContradictions } from './resolve/join-curations.ts';
export { CURATION_FILE, readCuration, writeCuration } from './store/curation.ts';
export { type FetchText, openAtlas } from './store/folder.ts';
export { FORMER_NAMES_FILE, readFormerNames } from './store/former-names.ts';
export { MANIFEST_FILE } from './store/manifest.ts';
export { openAtlasInMemory } from './store/memory.ts';
export { addNews, readNews, writeNews } from './store/news.ts';
export { type NamePlace, PLACES_FILE, placeNames, readPlaces, writePlaces } from './store/places.ts';
export {
  findArticleFiles,
  isProjectName,
  nameProjectArticle,
  type ProjectDocument,
  readProject,
  readProjectNews,
  writeProjectParts,
} from './store/project-file.ts';
export { reopenAtlas } from './store/reopen-atlas.ts';
export { listAtlasFiles } from './store/tables.ts';
export { addViews, readViews, VIEWS_FILE, writeViews } from './store/views.ts';
export { type FolderFile, writeAtlasFolder } from './store/write-folder.ts';
export { printedIdOf } from './text/name-key.ts';
export { tokeniseSpan } from './text/tokens.ts';
export { listCsvFiles, unguardCell, writeCsvZip } from './write/csv.ts';
export {
  type Format,
  GEXF_VERSIONS,
  type GexfVersion,
  type NamedFile,
  type WriteOptions,
  type Writer,
} from './write/format.ts';
export { findFormat, formats } from './write/formats.ts';
export { writeGexf } from './write/gexf.ts';
export { writeGraphml } from './write/graphml.ts';
export {
  describeHandOn,
  type HandOn,
  listSiteFiles,
  type PageFiles,
  SITE_FILES,
  sayHandOn,
} from './write/hand-on.ts';
export { writeCytoscapeJson, writeGraphologyJson, writeNodeLink } from './write/json.ts';
export { makeDocument, type Selection } from './write/make-document.ts';
export { writeEvidenceParquet } from './write/parquet.ts';
export { KEPT_TEXTS, redactAtlas } from './write/redact-texts.ts';
export { FILES_ELEMENT, writeSinglePage } from './write/single-page.ts';
export { writeZip, zipTexts } from './write/zip.ts';
