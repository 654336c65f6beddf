// What the bot sends to Slack, as types: generate.mjs makes schemas of these.
import type { HomeView, KnownBlock, MessageMetadata, ModalView } from "@slack/types";

/** The arguments of chat.postMessage and chat.update that we use. */
export interface SlackMessage {
  channel: string;
  text: string;
  blocks?: KnownBlock[];
  metadata?: MessageMetadata;
  mrkdwn?: boolean;
  thread_ts?: string;
  ts?: string;
  unfurl_links?: boolean;
  unfurl_media?: boolean;
  /** Of chat.postEphemeral. */
  user?: string;
  link_names?: false;
  parse?: "none";
}

export type SlackModal = ModalView;
export type SlackHome = HomeView;
