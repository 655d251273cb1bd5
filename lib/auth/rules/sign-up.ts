/** So long it is kept from which network an account was made: as long as votes in step are looked at. */
export const SIGN_UP_KEPT_DAYS = 90;
