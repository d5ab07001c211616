/** An identity: the link from (identity provider, stable subject) to a user. */

export interface Identity {
  readonly accountId: string;
  readonly providerId: string;
  /** Unchangeable at its provider, e.g. `entra:<tenant id>:<object id>`. */
  readonly subject: string;
  readonly userId: string;
  /** As the provider last said it; may change. */
  readonly email: string;
  readonly createdAt: number;
  readonly lastUsedAt: number;
}
