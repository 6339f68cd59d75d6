import type { ComponentChildren } from 'preact';
import { classList, partOf, type Attributes, type Optional, type Part, type Slot } from './slots.ts';

/** `about` is read out after the link's words: "Change" + "name". */
export type SummaryAction = { href: string } & Optional<{
  children: ComponentChildren;
  about: string;
  class: string;
  attributes: Attributes;
}>;

export type SummaryActions =
  SummaryAction[] | ({ items: SummaryAction[] } & Optional<{ class: string; attributes: Attributes }>);

export type SummaryRow = { key: Slot<Part>; value?: Slot<Part> | undefined } & Optional<{
  actions: SummaryActions;
  class: string;
}>;

export type SummaryCard = Optional<{
  title: Slot<Part & Optional<{ headingLevel: number }>>;
  actions: SummaryActions;
  class: string;
  attributes: Attributes;
}>;

export type SummaryListProps = {
  /** Rows that are false or undefined are left out. */
  rows: (SummaryRow | false | null | undefined)[];
} & Optional<{ card: SummaryCard; class: string; attributes: Attributes }>;

export function SummaryList(props: SummaryListProps) {
  const rows = props.rows.filter((row) => row !== false && row !== null && row !== undefined);
  const cardTitle = partOf(props.card?.title);
  const anyActions = rows.some((row) => actionsOf(row.actions).items.length > 0);
  const list = (
    <dl class={classList('govuk-summary-list', props.class)} {...props.attributes}>
      {rows.map((row) => (
        <Row row={row} anyActions={anyActions} cardTitle={cardTitle?.children} />
      ))}
    </dl>
  );
  return props.card ? <Card card={props.card}>{list}</Card> : list;
}

function actionsOf(actions: SummaryActions | undefined) {
  if (!actions) return { items: [], class: undefined, attributes: undefined };
  return Array.isArray(actions) ? { items: actions, class: undefined, attributes: undefined } : actions;
}

function Row(props: { row: SummaryRow; anyActions: boolean; cardTitle: ComponentChildren }) {
  const key = partOf(props.row.key);
  const value = partOf(props.row.value);
  const actions = actionsOf(props.row.actions);
  const links = actions.items.map((item) => <ActionLink action={item} cardTitle={props.cardTitle} />);
  return (
    <div
      class={classList(
        'govuk-summary-list__row',
        props.anyActions && props.row.actions === undefined && 'govuk-summary-list__row--no-actions',
        props.row.class,
      )}
    >
      <dt class={classList('govuk-summary-list__key', key?.class)} {...key?.attributes}>
        {key?.children}
      </dt>
      <dd class={classList('govuk-summary-list__value', value?.class)} {...value?.attributes}>
        {value?.children}
      </dd>
      {links.length > 0 && (
        <dd class={classList('govuk-summary-list__actions', actions.class)}>
          {links.length === 1 ? (
            links
          ) : (
            <ul class="govuk-summary-list__actions-list">
              {links.map((link) => (
                <li class="govuk-summary-list__actions-list-item">{link}</li>
              ))}
            </ul>
          )}
        </dd>
      )}
    </div>
  );
}

function ActionLink({ action, cardTitle }: { action: SummaryAction; cardTitle: ComponentChildren }) {
  return (
    <a class={classList('govuk-link', action.class)} href={action.href} {...action.attributes}>
      {action.children}
      {(action.about || cardTitle) && (
        <span class="govuk-visually-hidden">
          {action.about && ` ${action.about}`}
          {cardTitle && <> ({cardTitle})</>}
        </span>
      )}
    </a>
  );
}

function Card({ card, children }: { card: SummaryCard; children: ComponentChildren }) {
  const title = partOf(card.title);
  const Heading = `h${title?.headingLevel || 2}` as 'h2';
  const actions = actionsOf(card.actions);
  const links = actions.items.map((item) => <ActionLink action={item} cardTitle={title?.children} />);
  const actionsClass = classList('govuk-summary-card__actions', actions.class);
  return (
    <div class={classList('govuk-summary-card', card.class)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {title && (
          <Heading class={classList('govuk-summary-card__title', title.class)} {...title.attributes}>
            {title.children}
          </Heading>
        )}
        {links.length === 1 && <div class={actionsClass}>{links}</div>}
        {links.length > 1 && (
          <ul class={actionsClass}>
            {links.map((link) => (
              <li class="govuk-summary-card__action">{link}</li>
            ))}
          </ul>
        )}
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  );
}
