/*
 * Back after a search never meets the browser's "send this form again?".
 *
 * The answer to a search is kept nowhere, so the browser could only ask again. Here its place in the history becomes
 * the plain search page: Back from a result opens the empty box. Nothing is stored. Without this script the browser
 * asks, and sending again is harmless.
 */
history.replaceState(null, "", location.pathname);
