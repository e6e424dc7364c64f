// The worker that all pages of one viewer share in a browser: they have one stream. Its name says who the viewer is.

import { Follower, type Listener } from "./live-follow.js";

const scope = self as unknown as { name: string; onconnect: (event: MessageEvent) => void };
const follower = new Follower(scope.name);

scope.onconnect = event => {
  const port = event.ports[0]!;
  let listener: Listener | undefined;
  port.onmessage = message => {
    if (listener) follower.detach(listener);
    listener = undefined;
    const index = (message.data as { attach?: number }).attach;
    if (index === undefined) return;
    listener = news => port.postMessage(news);
    follower.attach(index, listener);
  };
};
