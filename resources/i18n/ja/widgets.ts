<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
<context>
    <name>zk::widgets::ActionBar</name>
    <message>
        <source>See it run</source>
        <translation>動きを見る</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>これから起こること</translation>
    </message>
</context>
<context>
    <name>zk::widgets::ChatBubble</name>
    <message>
        <source>You</source>
        <translation>あなた</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>お知らせ</translation>
    </message>
</context>
<context>
    <name>zk::widgets::ChipList</name>
    <message>
        <source>Take out: %1</source>
        <translation>取り除く：%1</translation>
    </message>
    <message>
        <source>Add one, then Enter</source>
        <translation>入力して Enter で追加</translation>
    </message>
</context>
<context>
    <name>zk::widgets::FormRow</name>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>変更あり</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>not available: %1</source>
        <translation>使えません：%1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 を元に戻す</translation>
    </message>
    <message>
        <source>Set %1 by hand</source>
        <translation>%1 を自分で決める</translation>
    </message>
    <message>
        <source>Make %1 automatic</source>
        <translation>%1 を自動にする</translation>
    </message>
    <message>
        <source>Help: %1</source>
        <translation>解説：%1</translation>
    </message>
</context>
<context>
    <name>zk::widgets::HistoryStrip</name>
    <message>
        <source>History</source>
        <translation>歩み</translation>
    </message>
    <message>
        <source>runs on this computer</source>
        <translation>この PC で動きます</translation>
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
    <name>zk::widgets::NextCard</name>
    <message>
        <source>Next step</source>
        <translation>次にすること</translation>
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
    <name>zk::widgets::PathField</name>
    <message>
        <source>Choose a file</source>
        <translation>ファイルを選ぶ</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>参照</translation>
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
    <name>zk::widgets::ProgressRow</name>
    <message>
        <source>%1 left</source>
        <translation>残り %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
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
    <name>zk::widgets::RivalBars</name>
    <message>
        <source>Candidates</source>
        <translation>候補</translation>
    </message>
    <message>
        <source>other model %1</source>
        <translation>もう一方 %1</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>Entropy %1 bits</source>
        <translation>エントロピー %1 ビット</translation>
    </message>
    <message>
        <source>Others %1</source>
        <translation>その他 %1</translation>
    </message>
</context>
<context>
    <name>zk::widgets::SampleTimeline</name>
    <message>
        <source>Earlier samples</source>
        <translation>前の作文</translation>
    </message>
    <message>
        <source>Later samples</source>
        <translation>後の作文</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>作文</translation>
    </message>
</context>
<context>
    <name>zk::widgets::SearchField</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Find a page or word</source>
        <translation>ページや用語を探す</translation>
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
<context>
    <name>zk::widgets::SurpriseLegend</name>
    <message>
        <source>Probability of each token:</source>
        <translation>各トークンの確率：</translation>
    </message>
    <message>
        <source>≥ 50 %</source>
        <translation>50 % 以上</translation>
    </message>
    <message>
        <source>20–50 %</source>
        <translation>20〜50 %</translation>
    </message>
    <message>
        <source>5–20 %</source>
        <translation>5〜20 %</translation>
    </message>
    <message>
        <source>1–5 %</source>
        <translation>1〜5 %</translation>
    </message>
    <message>
        <source>&lt; 1 %</source>
        <translation>1 % 未満</translation>
    </message>
</context>
<context>
    <name>zk::widgets::TokenStrip</name>
    <message>
        <source>Tokens</source>
        <translation>トークン列</translation>
    </message>
    <message>
        <source>space</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>probability below %1</source>
        <translation>確率 %1 未満</translation>
    </message>
    <message>
        <source>probability %1</source>
        <translation>確率 %1</translation>
    </message>
    <message>
        <source>not trained on</source>
        <translation>学習対象外</translation>
    </message>
    <message>
        <source>the other model chose differently</source>
        <translation>もう一方は別の語を選択</translation>
    </message>
</context>
<context>
    <name>zk::widgets::TopBar</name>
    <message>
        <source>Run: %1</source>
        <translation>ラン：%1</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>ライトテーマ</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>ダークテーマ</translation>
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
    <message>
        <source>Level</source>
        <translation>表示の段階</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Hide the panel at the right</source>
        <translation>右のパネルを隠す</translation>
    </message>
    <message>
        <source>Show the panel at the right</source>
        <translation>右のパネルを表示</translation>
    </message>
</context>
</TS>
