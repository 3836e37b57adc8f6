/** Names of settings that hold secrets. (What tokens are verified with is public.) */
export const secretName = /^(?!JWT_).*(KEYS?|SECRET|PASSWORD|DATABASE_URLS?|DATABASE_READ_URLS)(_FILE)?$/;
