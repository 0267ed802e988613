<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
    <context>
        <name>zk::widgets::Gallery</name>
        <message>
            <source>Component sheet</source>
            <translation>部品の一覧</translation>
        </message>
        <message>
            <source>Every component in every state a reviewer should be able to find.</source>
            <translation>すべての部品を、確認すべきすべての状態で並べています。</translation>
        </message>
        <message>
            <source>Build a language model from zero</source>
            <translation>ゼロから言語モデルをつくる</translation>
        </message>
        <message>
            <source>Page title</source>
            <translation>ページの題</translation>
        </message>
        <message>
            <source>Card title</source>
            <translation>カードの題</translation>
        </message>
        <message>
            <source>From raw text to a model you can talk to.</source>
            <translation>生の文章から、話せるモデルまで。</translation>
        </message>
        <message>
            <source>Strong text for values and names</source>
            <translation>値や名前を強調する文字</translation>
        </message>
        <message>
            <source>More layers give more steps of thought and cost time. Usual: 4–16.</source>
            <translation>多いほど考える段数と時間が増えます。目安は 4〜16。</translation>
        </message>
        <message>
            <source>measured on this computer, 3 min ago</source>
            <translation>この PC での実測（3 分前）</translation>
        </message>
        <message>
            <source>Next step</source>
            <translation>次にすること</translation>
        </message>
        <message>
            <source>Buttons</source>
            <translation>ボタン</translation>
        </message>
        <message>
            <source>One primary button per screen; a disabled one says why, next to itself.</source>
            <translation>主ボタンは 1 画面に 1 つ。押せないボタンは、理由をすぐそばに示します。</translation>
        </message>
        <message>
            <source>Start the tour</source>
            <translation>ツアーを始める</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>一時停止</translation>
        </message>
        <message>
            <source>Look inside</source>
            <translation>中を見る</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>学習</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>書き出し</translation>
        </message>
        <message>
            <source>Start here</source>
            <translation>まずはここから</translation>
        </message>
        <message>
            <source>Fits</source>
            <translation>入ります</translation>
        </message>
        <message>
            <source>rank 6</source>
            <translation>6 位</translation>
        </message>
        <message>
            <source>Needs training pairs. The tokenizer is not trained yet.</source>
            <translation>入出力ペアが必要です。トークナイザがまだ学習されていません。</translation>
        </message>
        <message>
            <source>Lessons</source>
            <translation>学ぶ</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>はじめに</translation>
        </message>
        <message>
            <source>Deduplicate</source>
            <translation>重複と汚染</translation>
        </message>
        <message>
            <source>Test questions not checked yet.</source>
            <translation>テスト問題との重なりが未検査です。</translation>
        </message>
        <message>
            <source>Dialogue tuning</source>
            <translation>対話の最適化</translation>
        </message>
        <message>
            <source>Needs a base checkpoint.</source>
            <translation>もとになるチェックポイントが必要です。</translation>
        </message>
        <message>
            <source>Evaluate</source>
            <translation>評価</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>データ</translation>
        </message>
        <message>
            <source>Collect</source>
            <translation>収集</translation>
        </message>
        <message>
            <source>Clean</source>
            <translation>前処理</translation>
        </message>
        <message>
            <source>Tokenizer</source>
            <translation>トークナイザ</translation>
        </message>
        <message>
            <source>Training pairs</source>
            <translation>入出力ペア</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>学習</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>確かめる</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>使う</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>チャット</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>モデル</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>ラン</translation>
        </message>
        <message>
            <source>Doctor</source>
            <translation>診断</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>設定</translation>
        </message>
        <message>
            <source>Training · baseline-16M</source>
            <translation>学習中・baseline-16M</translation>
        </message>
        <message>
            <source>step 12,400 of 20,000</source>
            <translation>20,000 中 12,400 ステップ</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>208 k tok/s</source>
            <translation>20.8 万トークン/秒</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>残り</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>メモリ</translation>
        </message>
        <message>
            <source>Power</source>
            <translation>電力</translation>
        </message>
        <message>
            <source>waiting for disk: 0.4 GB free, the next checkpoint needs 0.9 GB</source>
            <translation>待機中：空き 0.4 GB、次の保存に 0.9 GB 必要です</translation>
        </message>
        <message>
            <source>stopped at step 812: the loss is not a number. The last good checkpoint is step 750.</source>
            <translation>812 ステップで停止：損失が数値でなくなりました。最後の正常な保存は 750 ステップです。</translation>
        </message>
        <message>
            <source>See why</source>
            <translation>理由を見る</translation>
        </message>
        <message>
            <source>finished after 55 min. Next: evaluate the checkpoint.</source>
            <translation>55 分で完了。次はチェックポイントの評価です。</translation>
        </message>
        <message>
            <source>Tokenizer · stories</source>
            <translation>トークナイザ・童話</translation>
        </message>
        <message>
            <source>counting pairs: 1,204,000 words</source>
            <translation>組を数えています：1,204,000 語</translation>
        </message>
        <message>
            <source>Checkpoint written: step 12,000, 64 MB</source>
            <translation>チェックポイントを保存しました：12,000 ステップ、64 MB</translation>
        </message>
        <message>
            <source>Type scale</source>
            <translation>文字の大きさ</translation>
        </message>
        <message>
            <source>Buttons and pills</source>
            <translation>ボタンとピル</translation>
        </message>
        <message>
            <source>Stage rail: every state, wide, collapsed</source>
            <translation>段階レール：全状態、広い、折りたたみ</translation>
        </message>
        <message>
            <source>Live strip</source>
            <translation>実行バー</translation>
        </message>
        <message>
            <source>Loss (validation)</source>
            <translation>損失（検証）</translation>
        </message>
        <message>
            <source>chooses among about 7 tokens</source>
            <translation>約 7 択で迷う</translation>
        </message>
        <message>
            <source>Bits per character</source>
            <translation>1 文字あたりのビット数</translation>
        </message>
        <message>
            <source>−0.03 in 1,000 steps</source>
            <translation>1,000 ステップで −0.03</translation>
        </message>
        <message>
            <source>Gradient norm</source>
            <translation>勾配ノルム</translation>
        </message>
        <message>
            <source>healthy: 0.1–10</source>
            <translation>健全：0.1〜10</translation>
        </message>
        <message>
            <source>208 k</source>
            <translation>20.8</translation>
        </message>
        <message>
            <source>tokens/s</source>
            <translation>万トークン/秒</translation>
        </message>
        <message>
            <source>5 % faster than forecast</source>
            <translation>見積もりより 5 % 速い</translation>
        </message>
        <message>
            <source>first value at step 10</source>
            <translation>最初の値は 10 ステップ目</translation>
        </message>
        <message>
            <source>Uniform guess</source>
            <translation>一様な当てずっぽう</translation>
        </message>
        <message>
            <source>Unigram: frequencies only</source>
            <translation>ユニグラム：頻度だけ</translation>
        </message>
        <message>
            <source>Bigram: one token back</source>
            <translation>バイグラム：直前の 1 トークン</translation>
        </message>
        <message>
            <source>RNN of the same size</source>
            <translation>同じ大きさの RNN</translation>
        </message>
        <message>
            <source>First point at step 10</source>
            <translation>最初の点は 10 ステップ目</translation>
        </message>
        <message>
            <source>forecast</source>
            <translation>予測</translation>
        </message>
        <message>
            <source>spike, recovered</source>
            <translation>跳ね（回復）</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>学習率</translation>
        </message>
        <message>
            <source>green band: healthy</source>
            <translation>緑の帯：健全</translation>
        </message>
        <message>
            <source>Tokens per second</source>
            <translation>トークン毎秒</translation>
        </message>
        <message>
            <source>Metric tiles: live, stale, paused, none</source>
            <translation>数値タイル：更新中、古い、停止中、なし</translation>
        </message>
        <message>
            <source>Loss plot</source>
            <translation>損失グラフ</translation>
        </message>
        <message>
            <source>Loss plot before the first point</source>
            <translation>最初の点が来る前の損失グラフ</translation>
        </message>
        <message>
            <source>Small plots</source>
            <translation>小さなグラフ</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::IssueCard</name>
        <message>
            <source>resolved %1</source>
            <translation>%1 に解決</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::LiveStrip</name>
        <message>
            <source>paused</source>
            <translation>一時停止中</translation>
        </message>
        <message>
            <source>no news for %1, expected every %2</source>
            <translation>%1前から応答がありません（通常は %2ごと）</translation>
        </message>
        <message>
            <source>found again, it went on without the window</source>
            <translation>再接続しました。閉じている間も動いていました</translation>
        </message>
        <message>
            <source>last event %1 ago</source>
            <translation>最新の通知 %1前</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>進み具合</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>再開</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>一時停止</translation>
        </message>
        <message>
            <source>Stop and save</source>
            <translation>保存して停止</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>閉じる</translation>
        </message>
        <message>
            <source>1 more job</source>
            <translation>ほかに 1 件</translation>
        </message>
        <message>
            <source>%1 more jobs</source>
            <translation>ほかに %1 件</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::LossPlot</name>
        <message>
            <source>Loss</source>
            <translation>損失</translation>
        </message>
        <message>
            <source>Dashed lines: simpler models on the same text</source>
            <translation>破線：同じ文章での単純なモデル</translation>
        </message>
        <message>
            <source>loss (nat per token)</source>
            <translation>損失（nat／トークン）</translation>
        </message>
        <message>
            <source>training</source>
            <translation>学習</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>検証</translation>
        </message>
        <message>
            <source>steps</source>
            <translation>ステップ</translation>
        </message>
        <message>
            <source>step %1</source>
            <translation>%1 ステップ</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::MetricTile</name>
        <message>
            <source>%1 ago</source>
            <translation>%1前</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>一時停止中</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::NumberWords</name>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 分</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 時間</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 時間 %2 分</translation>
        </message>
        <message>
            <source>%1 days</source>
            <translation>%1 日</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::PlotFrame</name>
        <message>
            <source>Log x</source>
            <translation>対数 x</translation>
        </message>
        <message>
            <source>Log y</source>
            <translation>対数 y</translation>
        </message>
        <message>
            <source>No smoothing</source>
            <translation>平滑なし</translation>
        </message>
        <message>
            <source>Smoothing %1</source>
            <translation>平滑 %1</translation>
        </message>
        <message>
            <source>Picture (PNG)…</source>
            <translation>画像（PNG）…</translation>
        </message>
        <message>
            <source>Drawing (SVG)…</source>
            <translation>図形（SVG）…</translation>
        </message>
        <message>
            <source>Numbers (CSV)…</source>
            <translation>数値（CSV）…</translation>
        </message>
        <message>
            <source>View as table</source>
            <translation>表で見る</translation>
        </message>
        <message>
            <source>Logarithmic x axis (L)</source>
            <translation>横軸を対数に（L）</translation>
        </message>
        <message>
            <source>Logarithmic y axis (Shift+L)</source>
            <translation>縦軸を対数に（Shift+L）</translation>
        </message>
        <message>
            <source>Smooth</source>
            <translation>平滑</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>平滑の強さ</translation>
        </message>
        <message>
            <source>Full range (F)</source>
            <translation>全体を表示（F）</translation>
        </message>
        <message>
            <source>Export (E)</source>
            <translation>書き出し（E）</translation>
        </message>
        <message>
            <source>View options</source>
            <translation>表示の設定</translation>
        </message>
        <message>
            <source>Horizontal axis: %1</source>
            <translation>横軸：%1</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>書き出し</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::PlotTable</name>
        <message>
            <source>Copy</source>
            <translation>コピー</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>閉じる</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::PlotTableModel</name>
        <message>
            <source>curve</source>
            <translation>曲線</translation>
        </message>
        <message>
            <source>value</source>
            <translation>値</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::PlotView</name>
        <message>
            <source>now %1</source>
            <translation>現在 %1</translation>
        </message>
        <message>
            <source>No points yet.</source>
            <translation>まだ点がありません。</translation>
        </message>
        <message>
            <source>%1 fell from %2 to %3 in %4.</source>
            <translation>%1は %4で %2 から %3 に下がりました。</translation>
        </message>
        <message>
            <source>%1 rose from %2 to %3 in %4.</source>
            <translation>%1は %4で %2 から %3 に上がりました。</translation>
        </message>
        <message>
            <source>%1 stayed at %2 for %3.</source>
            <translation>%1は %3の間 %2 のままです。</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::RailButton</name>
        <message>
            <source>locked</source>
            <translation>まだ使えません</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>使えます</translation>
        </message>
        <message>
            <source>running</source>
            <translation>実行中</translation>
        </message>
        <message>
            <source>done</source>
            <translation>完了</translation>
        </message>
        <message>
            <source>needs attention</source>
            <translation>要確認</translation>
        </message>
        <message>
            <source>next step</source>
            <translation>次にすること</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>次</translation>
        </message>
        <message>
            <source>1 open issue</source>
            <translation>未解決 1 件</translation>
        </message>
        <message>
            <source>%1 open issues</source>
            <translation>未解決 %1 件</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::SearchField</name>
        <message>
            <source>Find a page, setting or word</source>
            <translation>ページ・設定・用語を探す</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>検索</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::StageRail</name>
        <message>
            <source>Stages</source>
            <translation>段階</translation>
        </message>
        <message>
            <source>Zerokara</source>
            <translation>ゼロから</translation>
        </message>
    </context>
</TS>
