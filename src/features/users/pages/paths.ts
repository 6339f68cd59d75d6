/** Where what waits for a second person is decided. */
export const proposalsPath = '/users/proposals';
