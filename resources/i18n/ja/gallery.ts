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
        <translation>対話の調整</translation>
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
    <message>
        <source>My first model</source>
        <translation>はじめてのモデル</translation>
    </message>
    <message>
        <source>run 7 · baseline-16M</source>
        <translation>ラン 7・baseline-16M</translation>
    </message>
    <message>
        <source>Training stopped: the loss is not a number</source>
        <translation>学習が止まりました：損失が数値でなくなりました</translation>
    </message>
    <message>
        <source>At step 812 the learning rate (0.05) was too large: the gradient norm grew from 3 to 4,100 in 20 steps.</source>
        <translation>812 ステップで学習率（0.05）が大きすぎ、勾配ノルムが 20 ステップで 3 から 4,100 に増えました。</translation>
    </message>
    <message>
        <source>Nothing is lost. The last good checkpoint is step 750.</source>
        <translation>失われたものはありません。最後の正常な保存は 750 ステップです。</translation>
    </message>
    <message>
        <source>Resume at 0.0006</source>
        <translation>0.0006 で再開</translation>
    </message>
    <message>
        <source>Learn why</source>
        <translation>理由を学ぶ</translation>
    </message>
    <message>
        <source>37 rows were set aside</source>
        <translation>37 行を取り分けました</translation>
    </message>
    <message>
        <source>They have no “answer” field. The other 5,963 rows are ready.</source>
        <translation>「answer」欄がありません。残りの 5,963 行は使えます。</translation>
    </message>
    <message>
        <source>See the rows</source>
        <translation>行を見る</translation>
    </message>
    <message>
        <source>Map fields</source>
        <translation>欄を対応づける</translation>
    </message>
    <message>
        <source>Loss passed the bigram baseline</source>
        <translation>損失がバイグラムの基準を超えました</translation>
    </message>
    <message>
        <source>The model now uses more than one word of context.</source>
        <translation>直前の 1 語より前も使えています。</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>見てみる</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>ネットワークがありません</translation>
    </message>
    <message>
        <source>The included corpus and the lessons work offline.</source>
        <translation>同梱の文章とレッスンは、通信なしで使えます。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>A subtitle of one line, which wraps and never widens the card</source>
        <translation>副題は 1 行。長ければ折り返し、カードを広げることはありません</translation>
    </message>
    <message>
        <source>Fits in memory: 3.2 of 7.6 GB</source>
        <translation>メモリに入ります：7.6 GB 中 3.2 GB</translation>
    </message>
    <message>
        <source>Disk: 1.6 GB needed, 2.0 GB free</source>
        <translation>ディスク：必要 1.6 GB、空き 2.0 GB</translation>
    </message>
    <message>
        <source>Keep 3 checkpoints</source>
        <translation>保存を 3 個にする</translation>
    </message>
    <message>
        <source>No validation text</source>
        <translation>検証用の文章がありません</translation>
    </message>
    <message>
        <source>Set aside 1 %</source>
        <translation>1 % を取り分ける</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>作文</translation>
    </message>
    <message>
        <source>Reading the run’s file: 12,400 steps</source>
        <translation>ランの記録を読み込み中：12,400 ステップ</translation>
    </message>
    <message>
        <source>No runs to compare yet</source>
        <translation>比べるランがまだありません</translation>
    </message>
    <message>
        <source>Comparison needs two evaluated runs. You have one.</source>
        <translation>評価済みのランが 2 つ必要です。いまは 1 つです。</translation>
    </message>
    <message>
        <source>Start a second run</source>
        <translation>2 つ目を始める</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>What will happen: a 15.7 M model reads 655 M tokens (20,000 steps × 32,768) in about 55 minutes and saves 5 checkpoints.</source>
        <translation>この設定では、1,574 万パラメータのモデルが 6.55 億トークン（20,000 ステップ × 32,768）を約 55 分で読み、チェックポイントを 5 個保存します。</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>学習を始める</translation>
    </message>
    <message>
        <source>Validation text is missing: without it nobody can tell learning from memorising.</source>
        <translation>検証用の文章がありません。これがないと、学んだのか丸暗記なのかを見分けられません。</translation>
    </message>
    <message>
        <source>Choose validation text</source>
        <translation>検証用の文章を選ぶ</translation>
    </message>
    <message>
        <source>Training runs since 14:02; it goes on when you close the window.</source>
        <translation>14:02 から学習中です。ウィンドウを閉じても続きます。</translation>
    </message>
    <message>
        <source>Evaluate the checkpoint</source>
        <translation>チェックポイントを評価する</translation>
    </message>
    <message>
        <source>Training goes on in the background. You need not wait.</source>
        <translation>学習は裏で続きます。待つ必要はありません。</translation>
    </message>
    <message>
        <source>Evaluate step 12,000</source>
        <translation>12,000 ステップを評価</translation>
    </message>
    <message>
        <source>Plan &amp; cost</source>
        <translation>計画と費用</translation>
    </message>
    <message>
        <source>Decide how long to train here.</source>
        <translation>この PC でどれだけ学習するかを決めます。</translation>
    </message>
    <message>
        <source>Go to Plan</source>
        <translation>計画へ進む</translation>
    </message>
    <message>
        <source>Writing shards</source>
        <translation>分割ファイルを書き込み中</translation>
    </message>
    <message>
        <source>4,128 of 9,600 documents</source>
        <translation>9,600 文書中 4,128 文書</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>重複を探しています</translation>
    </message>
    <message>
        <source>318,204 documents so far</source>
        <translation>これまでに 318,204 文書</translation>
    </message>
    <message>
        <source>Token strip</source>
        <translation>トークン列</translation>
    </message>
    <message>
        <source>Shaded by surprise; plain; with marks; not trained on; two models</source>
        <translation>意外さの濃淡、無地、記号つき、学習対象外、2 モデルの違い</translation>
    </message>
    <message>
        <source>Candidates at this position</source>
        <translation>この位置の候補</translation>
    </message>
    <message>
        <source>Orange mark: the other model</source>
        <translation>橙の印：もう一方のモデル</translation>
    </message>
    <message>
        <source>baseline-16M + dialogue tuning</source>
        <translation>baseline-16M ＋ 対話調整</translation>
    </message>
    <message>
        <source>answers questions · step 20,000</source>
        <translation>質問に答える・20,000 ステップ</translation>
    </message>
    <message>
        <source>How are you?</source>
        <translation>お元気ですか？</translation>
    </message>
    <message>
        <source>Fine, thank you. And you?</source>
        <translation>はい、元気です。あなたはいかがですか。</translation>
    </message>
    <message>
        <source>Tell me a story about a fox. It should be short, and it should have a bridge, the night sky and a good ending in it.</source>
        <translation>きつねの話をしてください。短くて、橋と夜空が出てきて、よい終わり方をする話がいいです。</translation>
    </message>
    <message>
        <source>15 tokens · 1.9 bits of surprise on average · 61 tokens/s</source>
        <translation>18 トークン・平均 1.9 ビットの驚き・61 トークン/秒</translation>
    </message>
    <message>
        <source>Stopped at the end of the text.</source>
        <translation>文末で停止しました。</translation>
    </message>
    <message>
        <source>And then?</source>
        <translation>それから？</translation>
    </message>
    <message>
        <source>Chat before the first word</source>
        <translation>まだ何も話していないチャット</translation>
    </message>
    <message>
        <source>Say something to your model</source>
        <translation>モデルに話しかけましょう</translation>
    </message>
    <message>
        <source>It answers with what it learned from your text, and nothing else.</source>
        <translation>あなたの文章から学んだことだけで答えます。</translation>
    </message>
    <message>
        <source>What the model writes</source>
        <translation>モデルの作文</translation>
    </message>
    <message>
        <source>Always the same beginning: “The little fox”</source>
        <translation>毎回同じ書き出し：「小さなきつねは、」</translation>
    </message>
    <message>
        <source>qz the,, fo|x 87 of and</source>
        <translation>さ々9む、ヌ|と のゑ。87</translation>
    </message>
    <message>
        <source>the the fox was the and of.</source>
        <translation>のはのが、とたはのいた。</translation>
    </message>
    <message>
        <source>went to the forest but the fox was a fox and happy.</source>
        <translation>森へ行ったが、きつねはきつねで、うれしい。</translation>
    </message>
    <message>
        <source>went to the forest and saw a bird. The bird was happy.</source>
        <translation>森へ行き、鳥を見ました。鳥はうれしそうでした。</translation>
    </message>
    <message>
        <source>found a leaf and gave it to the bird.</source>
        <translation>葉を見つけて、鳥にあげました。</translation>
    </message>
    <message>
        <source>found a red leaf. “May I keep it?” she asked the wind.</source>
        <translation>赤い葉を見つけました。「もらってもいい？」と風に聞きました。</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>%1 ステップ</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>損失 %1</translation>
    </message>
    <message>
        <source>The first sample comes at step 500.</source>
        <translation>最初の作文は 500 ステップ目です。</translation>
    </message>
    <message>
        <source>Ten-minute tour</source>
        <translation>10 分ツアー</translation>
    </message>
    <message>
        <source>Train a tiny model now and talk to it. No network, no settings.</source>
        <translation>小さなモデルをいま学習させて、話してみます。通信も設定も不要です。</translation>
    </message>
    <message>
        <source>5 MB of stories, included</source>
        <translation>同梱の童話 5 MB を使います</translation>
    </message>
    <message>
        <source>1.6 M parameters, about 6 min here</source>
        <translation>160 万パラメータ、この PC で約 6 分</translation>
    </message>
    <message>
        <source>Ends in the chat</source>
        <translation>最後はチャット画面です</translation>
    </message>
    <message>
        <source>Writes 48 MB to the project folder.</source>
        <translation>プロジェクトに 48 MB 書き込みます。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>My own project</source>
        <translation>自分のプロジェクト</translation>
    </message>
    <message>
        <source>Choose your text, clean it, design a model, and train it as long as you like.</source>
        <translation>文章を選び、整え、モデルを設計し、好きなだけ学習させます。</translation>
    </message>
    <message>
        <source>13 stages, each with a clear result</source>
        <translation>13 段階、それぞれに成果物があります</translation>
    </message>
    <message>
        <source>A forecast before every long step</source>
        <translation>長い処理の前に必ず見積もり</translation>
    </message>
    <message>
        <source>Stop and resume at any time</source>
        <translation>いつでも中断・再開できます</translation>
    </message>
    <message>
        <source>Last used: 12 minutes ago.</source>
        <translation>最後に使ったのは 12 分前です。</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新しいプロジェクト</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>モデルを開く</translation>
    </message>
    <message>
        <source>Look inside a model you have: chat, token probabilities, attention.</source>
        <translation>手元のモデルの中を見ます。チャット、確率、アテンション。</translation>
    </message>
    <message>
        <source>Two models are included.</source>
        <translation>モデルが 2 つ同梱されています。</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>ファイルを選ぶ</translation>
    </message>
    <message>
        <source>How we got here</source>
        <translation>ここまでの歩み</translation>
    </message>
    <message>
        <source>A filled dot runs on this computer: talk to ELIZA, move SHRDLU’s blocks, train an RNN.</source>
        <translation>塗りつぶした点はこの PC で動きます。ELIZA と話し、SHRDLU の積み木を動かし、RNN を学習できます。</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>規則</translation>
    </message>
    <message>
        <source>blocks world</source>
        <translation>積み木の世界</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>記憶</translation>
    </message>
    <message>
        <source>longer memory</source>
        <translation>長い記憶</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>アテンション</translation>
    </message>
    <message>
        <source>pre-training</source>
        <translation>事前学習</translation>
    </message>
    <message>
        <source>175 B</source>
        <translation>1750 億</translation>
    </message>
    <message>
        <source>dialogue</source>
        <translation>対話</translation>
    </message>
    <message>
        <source>open weights</source>
        <translation>公開モデル</translation>
    </message>
    <message>
        <source>You</source>
        <translation>あなた</translation>
    </message>
    <message>
        <source>from zero</source>
        <translation>ゼロから</translation>
    </message>
    <message>
        <source>Top bar: all parts, first window</source>
        <translation>上部バー：全部品、最初のウィンドウ</translation>
    </message>
    <message>
        <source>Start page: doors</source>
        <translation>はじめに：入口</translation>
    </message>
    <message>
        <source>History strip</source>
        <translation>歩みの帯</translation>
    </message>
    <message>
        <source>Guidance: what will happen, next step, progress</source>
        <translation>案内：これから起こること、次の一歩、進み具合</translation>
    </message>
    <message>
        <source>Issue cards</source>
        <translation>お知らせカード</translation>
    </message>
    <message>
        <source>Cards: selected, loading, empty, failed</source>
        <translation>カード：選択、読み込み中、空、失敗</translation>
    </message>
    <message>
        <source>Tokens and candidates</source>
        <translation>トークンと候補</translation>
    </message>
    <message>
        <source>Samples over time</source>
        <translation>作文の移り変わり</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>アイコン</translation>
    </message>
    <message>
        <source>2 values differ from the preset (1 not shown at this level)</source>
        <translation>プリセットと 2 項目違います（うち 1 項目はこの段階では非表示）</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Size of the vector that stands for one token.</source>
        <translation>1 トークンを表すベクトルの大きさ。</translation>
    </message>
    <message>
        <source>units</source>
        <translation>次元</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>層の数</translation>
    </message>
    <message>
        <source>Attention heads</source>
        <translation>ヘッド数</translation>
    </message>
    <message>
        <source>A number that divides the width.</source>
        <translation>幅を割り切る数にします。</translation>
    </message>
    <message>
        <source>MLP width</source>
        <translation>MLP の幅</translation>
    </message>
    <message>
        <source>Mixture of experts</source>
        <translation>専門家混合</translation>
    </message>
    <message>
        <source>Automatic: 8/3 × width, rounded to 128.</source>
        <translation>自動：幅の 8/3 倍を 128 単位に丸めます。</translation>
    </message>
    <message>
        <source>384 cannot be split into 5 equal heads. Use 4, 6 or 8.</source>
        <translation>384 は 5 つに等分できません。4、6、8 にしてください。</translation>
    </message>
    <message>
        <source>Use 6</source>
        <translation>6 にする</translation>
    </message>
    <message>
        <source>applies at the next step</source>
        <translation>次のステップから</translation>
    </message>
    <message>
        <source>Needs 16 layers or more. You have 8.</source>
        <translation>16 層以上で使えます。いまは 8 層です。</translation>
    </message>
    <message>
        <source>Kinds of control</source>
        <translation>入力の種類</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>正規化</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>Shared head</source>
        <translation>出力の共有</translation>
    </message>
    <message>
        <source>Folder of texts</source>
        <translation>文章のフォルダー</translation>
    </message>
    <message>
        <source>Sample prompts</source>
        <translation>見本の書き出し</translation>
    </message>
    <message>
        <source>One morning,</source>
        <translation>ある朝、</translation>
    </message>
    <message>
        <source>The fox said</source>
        <translation>きつねは</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Form rows: default, changed, automatic, disabled, invalid</source>
        <translation>フォームの行：既定、変更あり、自動、使えない、誤り</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学ぶ</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>作る</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>極める</translation>
    </message>
</context>
</TS>
