import { useEffect, useRef, useState } from "react";
import styles from "./MailFrame.module.css";

interface Props {
  /** What somebody else wrote; it is shown in a sandboxed page of its own. */
  html: string;
  /** Names the frame for a screen reader. */
  title: string;
  /** Whether pictures are fetched from elsewhere, by which their owner learns of it. */
  images?: boolean;
  /** Where it is given, the frame scrolls within it instead of growing with its content. */
  height?: number | string;
}

/** HTML of others: a mail, a template. It cannot run anything, reach the session or change the page around it. */
export function MailFrame({ html, title, images = false, height }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [content, setContent] = useState(120);
  const [ready, setReady] = useState(0);

  useEffect(() => {
    function listen(event: MessageEvent) {
      if (event.source !== frame.current?.contentWindow) {
        return;
      }
      if (event.data?.ready) {
        setReady((times) => times + 1);
      } else if (typeof event.data?.height === "number") {
        setContent(Math.min(Math.ceil(event.data.height), 20_000));
      }
    }
    addEventListener("message", listen);
    return () => removeEventListener("message", listen);
  }, []);

  useEffect(() => {
    if (ready > 0) {
      frame.current?.contentWindow?.postMessage({ html }, "*");
    }
  }, [html, ready]);

  return (
    <iframe
      ref={frame}
      className={styles.frame}
      title={title}
      src={images ? "/frame.html?images" : "/frame.html"}
      sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
      style={{ height: height ?? content }}
    />
  );
}
