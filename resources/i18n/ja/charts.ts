<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
    <context>
        <name>zk::widgets::BlockDiagram</name>
        <message>
            <source>%1 × %2 (%3)</source>
            <translation>%2 × %1（%3）</translation>
        </message>
        <message>
            <source>From the input to the output: %1</source>
            <translation>入力から出力へ：%1</translation>
        </message>
        <message>
            <source>Block diagram</source>
            <translation>ブロック図</translation>
        </message>
        <message>
            <source>residual stream</source>
            <translation>残差ストリーム</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::DataTable</name>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Sort by</source>
            <translation>並べ替え</translation>
        </message>
        <message>
            <source>%1, upwards</source>
            <translation>%1の昇順</translation>
        </message>
        <message>
            <source>%1, downwards</source>
            <translation>%1の降順</translation>
        </message>
        <message>
            <source>%1 rows</source>
            <translation>%1 行</translation>
        </message>
        <message>
            <source>%1 of %2 rows</source>
            <translation>%2 行中 %1 行</translation>
        </message>
        <message>
            <source>No row matches “%1”</source>
            <translation>「%1」に合う行がありません</translation>
        </message>
        <message>
            <source>The filter looks for all its words in every row.</source>
            <translation>すべての語を含む行だけを表示しています。</translation>
        </message>
        <message>
            <source>Clear filter</source>
            <translation>絞り込みを解除</translation>
        </message>
        <message>
            <source>%1 chosen: clear</source>
            <translation>%1 件を選択中：解除</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>絞り込み</translation>
        </message>
        <message>
            <source>Filter the rows</source>
            <translation>行を絞り込む</translation>
        </message>
        <message>
            <source>Columns and order</source>
            <translation>列と並び順</translation>
        </message>
        <message>
            <source>Copy as CSV</source>
            <translation>CSV でコピー</translation>
        </message>
        <message>
            <source>Nothing here yet</source>
            <translation>まだ何もありません</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::DiffTable</name>
        <message>
            <source>%1 won, %2 lost, %3 unchanged</source>
            <translation>勝ち %1、負け %2、変化なし %3</translation>
        </message>
        <message>
            <source>Which questions</source>
            <translation>どの問題</translation>
        </message>
        <message>
            <source>Won %1</source>
            <translation>勝ち %1</translation>
        </message>
        <message>
            <source>Lost %1</source>
            <translation>負け %1</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>すべて %1</translation>
        </message>
        <message>
            <source>Question by question</source>
            <translation>問題ごと</translation>
        </message>
        <message>
            <source>No such question</source>
            <translation>該当する問題はありません</translation>
        </message>
        <message>
            <source>Under this tab there is none. Look at the others.</source>
            <translation>このタブには問題がありません。ほかのタブをご覧ください。</translation>
        </message>
        <message>
            <source>prob.</source>
            <translation>確率</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>問題</translation>
        </message>
        <message>
            <source>Correct answer</source>
            <translation>正解</translation>
        </message>
        <message>
            <source>%1 chose</source>
            <translation>%1 の答え</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::EstimateBar</name>
        <message>
            <source>Fits</source>
            <translation>収まります</translation>
        </message>
        <message>
            <source>Tight: %1 used</source>
            <translation>ぎりぎり：%1 使用</translation>
        </message>
        <message>
            <source>Too big by %1</source>
            <translation>%1 超過</translation>
        </message>
        <message>
            <source>Not measured yet</source>
            <translation>未測定</translation>
        </message>
        <message>
            <source>Make it fit</source>
            <translation>収まるようにする</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::ForestPlot</name>
        <message>
            <source>%1 of %2 differences are larger than chance.</source>
            <translation>%2 件中 %1 件の差が偶然を超えています。</translation>
        </message>
        <message>
            <source>%1: %2, 95 % interval %3 to %4. %5</source>
            <translation>%1：%2、95 % 区間 %3〜%4。%5</translation>
        </message>
        <message>
            <source>test</source>
            <translation>試験</translation>
        </message>
        <message>
            <source>difference</source>
            <translation>差</translation>
        </message>
        <message>
            <source>low</source>
            <translation>下限</translation>
        </message>
        <message>
            <source>high</source>
            <translation>上限</translation>
        </message>
        <message>
            <source>verdict</source>
            <translation>判定</translation>
        </message>
        <message>
            <source>Differences with intervals</source>
            <translation>差と区間</translation>
        </message>
        <message>
            <source>better</source>
            <translation>良い</translation>
        </message>
        <message>
            <source>worse</source>
            <translation>悪い</translation>
        </message>
        <message>
            <source>no clear difference</source>
            <translation>差は不明</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::Gallery</name>
        <message>
            <source>Benchmarks</source>
            <translation>ベンチマーク</translation>
        </message>
        <message>
            <source>Bars: share correct. Whiskers: 95 % confidence interval.</source>
            <translation>棒は正解率、ひげは 95 % 信頼区間です。</translation>
        </message>
        <message>
            <source>correct (%)</source>
            <translation>正解率（%）</translation>
        </message>
        <message>
            <source>Benchmarks while they run</source>
            <translation>測定中のベンチマーク</translation>
        </message>
        <message>
            <source>One test is not complete, one has not started.</source>
            <translation>1 件は途中、1 件はまだ始まっていません。</translation>
        </message>
        <message>
            <source>Difference: clean-data-16M − baseline-16M</source>
            <translation>差：clean-data-16M − baseline-16M</translation>
        </message>
        <message>
            <source>Paired on the same questions. Filled dot: a clear difference. Open dot: may be chance.</source>
            <translation>同じ問題どうしの差です。塗りつぶした点は明らかな差、白抜きの点は偶然かもしれません。</translation>
        </message>
        <message>
            <source>difference in points</source>
            <translation>差（ポイント）</translation>
        </message>
        <message>
            <source>Own questions</source>
            <translation>自作の問題</translation>
        </message>
        <message>
            <source>One seed each: repeat with 3 seeds before you conclude.</source>
            <translation>シードは 1 つずつです。結論の前に 3 つのシードで繰り返してください。</translation>
        </message>
        <message>
            <source>Difference before both runs are measured</source>
            <translation>両方のランを測る前の差</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>重み</translation>
        </message>
        <message>
            <source>Gradients</source>
            <translation>勾配</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>オプティマイザ</translation>
        </message>
        <message>
            <source>Activations</source>
            <translation>活性値</translation>
        </message>
        <message>
            <source>batch × context × width × layers</source>
            <translation>バッチ × 文脈長 × 幅 × 層の数</translation>
        </message>
        <message>
            <source>Reserve</source>
            <translation>予備</translation>
        </message>
        <message>
            <source>7.6 GB free</source>
            <translation>空き 7.6 GB</translation>
        </message>
        <message>
            <source>Time for 655 M tokens</source>
            <translation>6.55 億トークンの時間</translation>
        </message>
        <message>
            <source>Energy</source>
            <translation>電力量</translation>
        </message>
        <message>
            <source>Compute</source>
            <translation>計算量</translation>
        </message>
        <message>
            <source>Checkpoints on disk</source>
            <translation>チェックポイントの容量</translation>
        </message>
        <message>
            <source>Measured on this computer, 3 min ago</source>
            <translation>3 分前にこの PC で測定</translation>
        </message>
        <message>
            <source>From a table of similar computers. Measure here to know better.</source>
            <translation>似た PC の表による値です。測定すると正確になります。</translation>
        </message>
        <message>
            <source>Will it fit?</source>
            <translation>収まりますか</translation>
        </message>
        <message>
            <source>Where the parameters are</source>
            <translation>パラメータの内訳</translation>
        </message>
        <message>
            <source>Embedding (shared)</source>
            <translation>埋め込み（共有）</translation>
        </message>
        <message>
            <source>Attention</source>
            <translation>アテンション</translation>
        </message>
        <message>
            <source>MLP</source>
            <translation>MLP</translation>
        </message>
        <message>
            <source>Norms</source>
            <translation>正規化</translation>
        </message>
        <message>
            <source>Characters per token</source>
            <translation>1 トークンあたりの文字数</translation>
        </message>
        <message>
            <source>More is better: fewer tokens for the same text.</source>
            <translation>多いほど、同じ文章が少ないトークンで済みます。</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英語</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>日本語</translation>
        </message>
        <message>
            <source>Program code</source>
            <translation>プログラム</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>Interval bars: complete, partial, not run</source>
            <translation>区間つきの棒：完了、途中、未実施</translation>
        </message>
        <message>
            <source>Forest plot: better, worse, unclear, one seed, empty</source>
            <translation>差の図：良い、悪い、不明、シード 1 つ、空</translation>
        </message>
        <message>
            <source>Estimate bar: fits, tight, too big, not calibrated</source>
            <translation>見積もり：収まる、ぎりぎり、超過、未測定</translation>
        </message>
        <message>
            <source>Breakdowns</source>
            <translation>内訳</translation>
        </message>
        <message>
            <source>%1 heads · %2 KV · RoPE</source>
            <translation>%1 ヘッド・KV %2・RoPE</translation>
        </message>
        <message>
            <source>tokens</source>
            <translation>トークン列</translation>
        </message>
        <message>
            <source>Token embedding</source>
            <translation>トークン埋め込み</translation>
        </message>
        <message>
            <source>Final RMSNorm</source>
            <translation>最終 RMSNorm</translation>
        </message>
        <message>
            <source>Output head</source>
            <translation>出力ヘッド</translation>
        </message>
        <message>
            <source>tied to the embedding</source>
            <translation>埋め込みと重みを共有</translation>
        </message>
        <message>
            <source>shared</source>
            <translation>共有</translation>
        </message>
        <message>
            <source>next-token probabilities</source>
            <translation>次のトークンの確率</translation>
        </message>
        <message>
            <source>Decoder block</source>
            <translation>デコーダブロック</translation>
        </message>
        <message>
            <source>Block of 2017</source>
            <translation>2017 年のブロック</translation>
        </message>
        <message>
            <source>8 heads</source>
            <translation>8 ヘッド</translation>
        </message>
        <message>
            <source>Parallel block</source>
            <translation>並列ブロック</translation>
        </message>
        <message>
            <source>8 experts</source>
            <translation>専門家 8</translation>
        </message>
        <message>
            <source>2 work for each token</source>
            <translation>トークンごとに 2 つが働く</translation>
        </message>
        <message>
            <source>Recurrent layer</source>
            <translation>再帰層</translation>
        </message>
        <message>
            <source>state of 384 numbers</source>
            <translation>384 個の数の状態</translation>
        </message>
        <message>
            <source>384 cannot be split into 5 equal heads. Use 4, 6 or 8.</source>
            <translation>384 は 5 つに等分できません。4、6、8 にしてください。</translation>
        </message>
        <message>
            <source>15.7 M parameters</source>
            <translation>1,570 万パラメータ</translation>
        </message>
        <message>
            <source>A shape that does not exist</source>
            <translation>成り立たない形</translation>
        </message>
        <message>
            <source>Norm after the sum</source>
            <translation>足した後に正規化</translation>
        </message>
        <message>
            <source>Attention and MLP side by side</source>
            <translation>アテンションと MLP を並列に</translation>
        </message>
        <message>
            <source>Mixture of experts</source>
            <translation>専門家混合</translation>
        </message>
        <message>
            <source>LSTM</source>
            <translation>LSTM</translation>
        </message>
        <message>
            <source>Block diagram: variants and an illegal shape</source>
            <translation>ブロック図：各種の形と、成り立たない形</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>スコア</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>シード</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>ラン</translation>
        </message>
        <message>
            <source>document %1</source>
            <translation>文書 %1</translation>
        </message>
        <message>
            <source>Characters</source>
            <translation>文字数</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>文書</translation>
        </message>
        <message>
            <source>Leaderboard</source>
            <translation>順位表</translation>
        </message>
        <message>
            <source>Whiskers: 95 % confidence interval. Two runs are chosen.</source>
            <translation>ひげは 95 % 信頼区間です。2 つのランを選択中です。</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>文書</translation>
        </message>
        <message>
            <source>120,000 rows, read in pages</source>
            <translation>12 万行をページごとに読み込みます</translation>
        </message>
        <message>
            <source>Empty</source>
            <translation>空</translation>
        </message>
        <message>
            <source>Loading</source>
            <translation>読み込み中</translation>
        </message>
        <message>
            <source>Filtered to nothing</source>
            <translation>絞り込みで 0 行</translation>
        </message>
        <message>
            <source>Which of these is a source of light?</source>
            <translation>光を出すものはどれですか</translation>
        </message>
        <message>
            <source>the Sun</source>
            <translation>太陽</translation>
        </message>
        <message>
            <source>the Moon</source>
            <translation>月</translation>
        </message>
        <message>
            <source>What do plants take in from the air?</source>
            <translation>植物が空気から取り入れるものは</translation>
        </message>
        <message>
            <source>carbon dioxide</source>
            <translation>二酸化炭素</translation>
        </message>
        <message>
            <source>oxygen</source>
            <translation>酸素</translation>
        </message>
        <message>
            <source>Ice that melts becomes</source>
            <translation>氷がとけると何になりますか</translation>
        </message>
        <message>
            <source>liquid water</source>
            <translation>水</translation>
        </message>
        <message>
            <source>steam</source>
            <translation>水蒸気</translation>
        </message>
        <message>
            <source>Which tool measures temperature?</source>
            <translation>温度をはかる道具はどれですか</translation>
        </message>
        <message>
            <source>thermometer</source>
            <translation>温度計</translation>
        </message>
        <message>
            <source>ruler</source>
            <translation>定規</translation>
        </message>
        <message>
            <source>A magnet attracts a nail made of</source>
            <translation>磁石につく釘の材料は</translation>
        </message>
        <message>
            <source>iron</source>
            <translation>鉄</translation>
        </message>
        <message>
            <source>wood</source>
            <translation>木</translation>
        </message>
        <message>
            <source>What causes day and night?</source>
            <translation>昼と夜ができる理由は</translation>
        </message>
        <message>
            <source>Earth turning</source>
            <translation>地球の自転</translation>
        </message>
        <message>
            <source>Question by question</source>
            <translation>問題ごと</translation>
        </message>
        <message>
            <source>Data table: checked rows, many rows</source>
            <translation>表：選択した行、多くの行</translation>
        </message>
        <message>
            <source>Data table: empty, loading, filtered to nothing</source>
            <translation>表：空、読み込み中、絞り込みで 0 行</translation>
        </message>
        <message>
            <source>Diff table: won, lost, all</source>
            <translation>差の表：勝ち、負け、すべて</translation>
        </message>
        <message>
            <source>Input and target</source>
            <translation>入力と正解</translation>
        </message>
        <message>
            <source>The same text, shifted by one: down is what must follow.</source>
            <translation>同じ文章を 1 つずらしたものです。下が、続くべきトークンです。</translation>
        </message>
        <message>
            <source>The same pairs as growing beginnings</source>
            <translation>同じペアを、伸びる書き出しとして</translation>
        </message>
        <message>
            <source>One text gives as many exercises as it has tokens.</source>
            <translation>1 つの文章から、トークンの数だけ練習問題ができます。</translation>
        </message>
        <message>
            <source>Two documents in one row of a batch</source>
            <translation>バッチの 1 行に 2 つの文書</translation>
        </message>
        <message>
            <source>A bold line is a border; hatched targets are not trained on.</source>
            <translation>太い線が文書の境目です。斜線の正解は学習に使いません。</translation>
        </message>
        <message>
            <source>Merge theatre</source>
            <translation>マージの舞台</translation>
        </message>
        <message>
            <source>The most frequent pair of pieces becomes one piece, again and again.</source>
            <translation>最も多い隣どうしの組を 1 つにまとめることを繰り返します。</translation>
        </message>
        <message>
            <source>Before the first join</source>
            <translation>最初のマージの前</translation>
        </message>
        <message>
            <source>Pair rows: shifted, growing, packed</source>
            <translation>ペアの行：ずらし、伸びる書き出し、詰めたバッチ</translation>
        </message>
        <message>
            <source>Merge theatre: in the middle, at the start</source>
            <translation>マージの舞台：途中、最初</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::IntervalBars</name>
        <message>
            <source>%1 tests, %2 runs</source>
            <translation>%1 件の試験、%2 件のラン</translation>
        </message>
        <message>
            <source>%1; the highest score is %2 of %3.</source>
            <translation>%1。最高は %3 の %2 です。</translation>
        </message>
        <message>
            <source>test</source>
            <translation>試験</translation>
        </message>
        <message>
            <source>run</source>
            <translation>ラン</translation>
        </message>
        <message>
            <source>value</source>
            <translation>値</translation>
        </message>
        <message>
            <source>low</source>
            <translation>下限</translation>
        </message>
        <message>
            <source>high</source>
            <translation>上限</translation>
        </message>
        <message>
            <source>chance</source>
            <translation>偶然</translation>
        </message>
        <message>
            <source>questions</source>
            <translation>問題数</translation>
        </message>
        <message>
            <source>not run</source>
            <translation>未実施</translation>
        </message>
        <message>
            <source>95 % interval %1</source>
            <translation>95 % 区間 %1</translation>
        </message>
        <message>
            <source>chance %1</source>
            <translation>偶然 %1</translation>
        </message>
        <message>
            <source>%1 of %2 questions</source>
            <translation>%2 問中 %1 問</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%2 問中 %1 問</translation>
        </message>
        <message>
            <source>%1 not run</source>
            <translation>%1 件が未実施</translation>
        </message>
        <message>
            <source>Bars with intervals</source>
            <translation>区間つきの棒</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::MergeTheatre</name>
        <message>
            <source>join %1 makes “%2”</source>
            <translation>%1 回目で「%2」ができます</translation>
        </message>
        <message>
            <source>Before the first join: %1 pieces.</source>
            <translation>最初のマージの前：%1 個に分かれています。</translation>
        </message>
        <message>
            <source>“%1” and “%2” become “%3”: %4 times in this sentence. %5 pieces are left.</source>
            <translation>「%1」と「%2」が「%3」になります。この文では %4 回です。残りは %5 個です。</translation>
        </message>
        <message>
            <source>join %1 of %2</source>
            <translation>%2 回中 %1 回目</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>一時停止</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>再生</translation>
        </message>
        <message>
            <source>One join back</source>
            <translation>1 回戻る</translation>
        </message>
        <message>
            <source>One join on</source>
            <translation>1 回進む</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>マージ</translation>
        </message>
        <message>
            <source>Joins and counts</source>
            <translation>マージと回数</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::PairRows</name>
        <message>
            <source>after “%1” comes “%2”</source>
            <translation>「%1」の次は「%2」</translation>
        </message>
        <message>
            <source>not trained on</source>
            <translation>学習に使わない</translation>
        </message>
        <message>
            <source>document %1</source>
            <translation>文書 %1</translation>
        </message>
        <message>
            <source>%1 pairs of a token and the next one.</source>
            <translation>トークンと次のトークンのペアが %1 組あります。</translation>
        </message>
        <message>
            <source>%1 of them are not trained on.</source>
            <translation>うち %1 組は学習に使いません。</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>入力</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>正解</translation>
        </message>
        <message>
            <source>Input and target</source>
            <translation>入力と正解</translation>
        </message>
        <message>
            <source>Growing beginnings and the next token</source>
            <translation>伸びる書き出しと次のトークン</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::ParamBars</name>
        <message>
            <source>%1 rows; the largest is %2 with %3.</source>
            <translation>%1 行。最大は %2 の %3 です。</translation>
        </message>
        <message>
            <source>now</source>
            <translation>現在</translation>
        </message>
        <message>
            <source>name</source>
            <translation>名前</translation>
        </message>
        <message>
            <source>value</source>
            <translation>値</translation>
        </message>
        <message>
            <source>share</source>
            <translation>割合</translation>
        </message>
        <message>
            <source>Bars</source>
            <translation>棒グラフ</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::StackedBar</name>
        <message>
            <source>%1 parts, together %2</source>
            <translation>%1 項目、合計 %2</translation>
        </message>
        <message>
            <source>between %1</source>
            <translation>範囲 %1</translation>
        </message>
        <message>
            <source>part</source>
            <translation>項目</translation>
        </message>
        <message>
            <source>value</source>
            <translation>値</translation>
        </message>
        <message>
            <source>share</source>
            <translation>割合</translation>
        </message>
        <message>
            <source>Parts of the whole</source>
            <translation>全体の内訳</translation>
        </message>
    </context>
    <context>
        <name>zk::widgets::TokenStrip</name>
        <message>
            <source>now</source>
            <translation>現在</translation>
        </message>
    </context>
</TS>
