<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>zk::ui::ComparePage</name>
    <message>
        <source>Lesson</source>
        <translation>解説</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Which run is better, and is the difference larger than chance?</source>
        <translation>どちらのランが良いか、その差は偶然より大きいかを調べます。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>ラン</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>順位表</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>What to compare</source>
        <translation>比べるもの</translation>
    </message>
    <message>
        <source>Tick two to six. The reference is what the others are measured against.</source>
        <translation>2〜6 件を選びます。ほかはすべて基準と比べます。</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>基準</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>比べる相手</translation>
    </message>
    <message>
        <source>The run that is compared with the reference</source>
        <translation>基準と比べるラン</translation>
    </message>
    <message>
        <source>Kept back</source>
        <translation>未学習</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>学習済み</translation>
    </message>
    <message>
        <source>Which questions</source>
        <translation>どの問題</translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation>問題の言語</translation>
    </message>
    <message>
        <source>Evaluations</source>
        <translation>評価の一覧</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Asked as</source>
        <translation>聞き方</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>試験</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>作成日</translation>
    </message>
    <message>
        <source>Right answers</source>
        <translation>正答率</translation>
    </message>
    <message>
        <source>Bars: share of right answers. Whiskers: 95 % interval. Dotted: pure guessing.</source>
        <translation>棒は正答率、ひげは 95 % 区間、点線は当てずっぽうの率です。</translation>
    </message>
    <message>
        <source>right (%)</source>
        <translation>正答 (%)</translation>
    </message>
    <message>
        <source>Right answers by family</source>
        <translation>分野ごとの正答率</translation>
    </message>
    <message>
        <source>No family that these evaluations share.</source>
        <translation>共通の分野がありません。</translation>
    </message>
    <message>
        <source>difference in points</source>
        <translation>差（ポイント）</translation>
    </message>
    <message>
        <source>Differences on the same questions</source>
        <translation>同じ問題での差</translation>
    </message>
    <message>
        <source>Paired on the same questions. Filled dot: a clear difference. Open dot: may be chance.</source>
        <translation>同じ問題どうしで比べた差です。塗りつぶした点は明らかな差、白抜きの点は偶然かもしれません。</translation>
    </message>
    <message>
        <source>conversation</source>
        <translation>会話</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Six at once are the most that stay apart in a picture.</source>
        <translation>図で見分けられるのは 6 件までです。</translation>
    </message>
    <message>
        <source>An evaluation that cannot be read cannot be compared.</source>
        <translation>読めない評価は比べられません。</translation>
    </message>
    <message>
        <source>Reading the results</source>
        <translation>結果を読み込み中</translation>
    </message>
    <message>
        <source>The evaluations of this project are being read.</source>
        <translation>このプロジェクトの評価を読み込んでいます。</translation>
    </message>
    <message>
        <source>No runs to compare yet</source>
        <translation>比べるランがまだありません</translation>
    </message>
    <message>
        <source>One more to compare</source>
        <translation>あと 1 つで比べられます</translation>
    </message>
    <message>
        <source>Comparison needs two evaluated runs. You have none.</source>
        <translation>評価済みのランが 2 つ必要です。いまは 1 つもありません。</translation>
    </message>
    <message>
        <source>Comparison needs two evaluated runs. You have one: %1.</source>
        <translation>評価済みのランが 2 つ必要です。いまは 1 つ（%1）です。</translation>
    </message>
    <message>
        <source>Evaluate a model</source>
        <translation>モデルを評価する</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Tick at least two evaluations</source>
        <translation>評価を 2 つ以上選んでください</translation>
    </message>
    <message>
        <source>The verdict compares each of them with the reference.</source>
        <translation>それぞれを基準と比べて判定します。</translation>
    </message>
    <message>
        <source>One run each: another seed can give another result. Repeat with 3 seeds before you conclude.</source>
        <translation>どれも 1 回だけのランです。シードを変えると結果も変わります。結論の前に 3 つのシードで試してください。</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>比較中</translation>
    </message>
    <message>
        <source>The engine goes through both evaluations question by question.</source>
        <translation>エンジンが両方の評価を 1 問ずつ調べています。</translation>
    </message>
    <message>
        <source>Left out, because they answered another exam: %1.</source>
        <translation>別の試験を受けたため除いたもの：%1。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Difference: %1 − %2</source>
        <translation>差：%1 − %2</translation>
    </message>
    <message>
        <source>These two share no questions: see above.</source>
        <translation>共通の問題がありません。上の説明をご覧ください。</translation>
    </message>
    <message>
        <source>One seed each: repeat with 3 seeds before you conclude. The words allow for having asked several families at once (Holm).</source>
        <translation>シードは 1 つずつです。結論の前に 3 つで試してください。判定の言葉は、複数の分野を同時に調べたこと（ホルム補正）を含みます。</translation>
    </message>
    <message>
        <source>Tick at least two evaluations.</source>
        <translation>評価を 2 つ以上選んでください。</translation>
    </message>
    <message>
        <source>The same on the command line:</source>
        <translation>コマンドラインでは：</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>ステップ %1</translation>
    </message>
</context>
<context>
    <name>zk::ui::CurvesCard</name>
    <message>
        <source>Loss while training</source>
        <translation>学習中の損失</translation>
    </message>
    <message>
        <source>Lines: training loss, smoothed. Dots: validation, the number to compare.</source>
        <translation>線は学習の損失（平滑化）、点は検証の損失です。比べるのは検証です。</translation>
    </message>
    <message>
        <source>Loss of the compared runs</source>
        <translation>比べるランの損失</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>ステップ %1</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>loss (nat per token)</source>
        <translation>損失（nat/トークン）</translation>
    </message>
    <message>
        <source>The logs of these runs hold no losses.</source>
        <translation>これらのランの記録に損失がありません。</translation>
    </message>
    <message>
        <source>%1, validation</source>
        <translation>%1（検証）</translation>
    </message>
    <message>
        <source>These runs use different tokenizers: their loss per token cannot be compared, bits per character can.</source>
        <translation>トークナイザが異なるため、トークンあたりの損失は比べられません。1 文字あたりのビット数なら比べられます。</translation>
    </message>
    <message>
        <source>Tuning learns from answers and training from text: their losses are not the same quantity.</source>
        <translation>対話調整は答えから、学習は文章から学ぶため、損失の意味が異なります。</translation>
    </message>
</context>
<context>
    <name>zk::ui::EvalWords</name>
    <message>
        <source>Own words</source>
        <translation>自由回答</translation>
    </message>
    <message>
        <source>Running text</source>
        <translation>文章の予測</translation>
    </message>
    <message>
        <source>kept back</source>
        <translation>未学習</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>学習済み</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>すべての言語</translation>
    </message>
    <message>
        <source>like %1</source>
        <translation>%1 に近い形式</translation>
    </message>
    <message>
        <source>How well it predicts text it has never read</source>
        <translation>読んだことのない文章をどれだけ予測できるか</translation>
    </message>
    <message>
        <source>Answers freely, graded word for word</source>
        <translation>自分の言葉で答え、一字一句で採点します</translation>
    </message>
    <message>
        <source>How things of the village behave</source>
        <translation>村の物がどうふるまうか</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation>次に何が起こるか</translation>
    </message>
    <message>
        <source>Is that true, and what is?</source>
        <translation>それは本当か、正しくは何か</translation>
    </message>
    <message>
        <source>Facts about people, plants and places</source>
        <translation>人・植物・場所についての知識</translation>
    </message>
    <message>
        <source>Questions about a text right before them</source>
        <translation>直前の文章についての質問</translation>
    </message>
    <message>
        <source>Questions of this exam</source>
        <translation>この試験の問題</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1〜%2</translation>
    </message>
    <message>
        <source>95 % interval %1</source>
        <translation>95 % 区間 %1</translation>
    </message>
    <message>
        <source>Bits per character</source>
        <translation>1 文字あたりのビット数</translation>
    </message>
    <message>
        <source>%1; a bigram model: %2</source>
        <translation>%1、バイグラムモデルは %2</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>パープレキシティ</translation>
    </message>
    <message>
        <source>As unsure as if choosing among %1 tokens</source>
        <translation>%1 個のトークンから選ぶのと同じ迷い方です</translation>
    </message>
    <message>
        <source>In its own words</source>
        <translation>自由回答</translation>
    </message>
    <message>
        <source>%1 of %2 right; %3</source>
        <translation>%2 問中 %1 問正解、%3</translation>
    </message>
    <message>
        <source>%1 · step %2</source>
        <translation>%1・ステップ %2</translation>
    </message>
    <message>
        <source>%1 is not finished</source>
        <translation>%1 は完成していません</translation>
    </message>
    <message>
        <source>It is still being made, or it was cut off. A cut-off evaluation has no results: start it again.</source>
        <translation>作成中か、途中で終わったものです。途中で終わった評価には結果がないため、もう一度始めてください。</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 を読めません</translation>
    </message>
    <message>
        <source>Cannot be told from guessing with this many questions: %1.</source>
        <translation>この問題数では当てずっぽうと区別できません：%1。</translation>
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
    <message>
        <source>%1 points, %2</source>
        <translation>%1 ポイント、%2</translation>
    </message>
    <message>
        <source>Bits per character: %1 → %2 (%3, %4). Fewer is better: %5.</source>
        <translation>1 文字あたりのビット数：%1 → %2（%3、%4）。少ないほど良く、判定は「%5」です。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing that both answered</source>
        <translation>両方が答えた問題がありません</translation>
    </message>
    <message>
        <source>No clear difference on the text.</source>
        <translation>文章での差は不明です。</translation>
    </message>
    <message>
        <source>%1 predicts the text better than %2.</source>
        <translation>文章の予測は %1 のほうが %2 より良いです。</translation>
    </message>
    <message>
        <source>%1 predicts the text worse than %2.</source>
        <translation>文章の予測は %1 のほうが %2 より悪いです。</translation>
    </message>
    <message>
        <source>No clear difference: %1.</source>
        <translation>差は不明です：%1。</translation>
    </message>
    <message>
        <source>No clear difference: the largest is %1.</source>
        <translation>差は不明です：最大は%1。</translation>
    </message>
    <message>
        <source>%1 is better than %2 in %3 of %4 families.</source>
        <translation>%1 は %2 より、%4 分野のうち %3 分野で良いです。</translation>
    </message>
    <message>
        <source>%1 is worse than %2 in %3 of %4 families.</source>
        <translation>%1 は %2 より、%4 分野のうち %3 分野で悪いです。</translation>
    </message>
    <message>
        <source>%1 is better than %2 in some families and worse in others.</source>
        <translation>%1 は %2 より良い分野も悪い分野もあります。</translation>
    </message>
    <message>
        <source>Better: %1. Most in %2.</source>
        <translation>良い分野：%1。最大は%2。</translation>
    </message>
    <message>
        <source>Worse: %1. Most in %2.</source>
        <translation>悪い分野：%1。最大は%2。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>%1 (%2, n = %3)</source>
        <translation>%1（%2、n = %3）</translation>
    </message>
    <message>
        <source>%1: the interval alone leaves 0 out, but among %2 families that happens by chance too (Holm).</source>
        <translation>%1：区間だけを見れば 0 を含みませんが、%2 分野を同時に調べると偶然でも起こります（Holm の補正）。</translation>
    </message>
</context>
<context>
    <name>zk::ui::EvaluatePage</name>
    <message>
        <source>Lesson</source>
        <translation>解説</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Asks the model questions it has never seen, and says how sure the score is.</source>
        <translation>見たことのない問題をモデルに出し、点数がどれだけ確かかを示します。</translation>
    </message>
    <message>
        <source>What to measure</source>
        <translation>測るもの</translation>
    </message>
    <message>
        <source>Each part is measured by itself.</source>
        <translation>部分ごとに別々に測ります。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>チェックポイント</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>試験</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Bars: share of right answers. Whiskers: 95 % interval. Dotted: pure guessing.</source>
        <translation>棒は正答率、ひげは 95 % 区間、点線は当てずっぽうの率です。</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation>問題の言語</translation>
    </message>
    <message>
        <source>right (%)</source>
        <translation>正答 (%)</translation>
    </message>
    <message>
        <source>Results by family</source>
        <translation>分野ごとの結果</translation>
    </message>
    <message>
        <source>The first bars come when the first family is answered.</source>
        <translation>最初の分野を解き終えると棒が出ます。</translation>
    </message>
    <message>
        <source>The engine writes no score that adds the families up: an average of different exams has no unit. Compare family by family.</source>
        <translation>エンジンは分野を合わせた総合点を書きません。違う試験の平均には単位がないためです。分野ごとに見てください。</translation>
    </message>
    <message>
        <source>No model to evaluate yet</source>
        <translation>評価するモデルがまだありません</translation>
    </message>
    <message>
        <source>An evaluation asks a trained model. Any checkpoint will do, even while it still learns.</source>
        <translation>評価には学習したモデルが必要です。学習中のチェックポイントでもかまいません。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>学習へ進む</translation>
    </message>
    <message>
        <source>%1 (tuned)</source>
        <translation>%1（調整済み）</translation>
    </message>
    <message>
        <source>%1 (model)</source>
        <translation>%1（モデル）</translation>
    </message>
    <message>
        <source>The newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>The best on validation</source>
        <translation>検証で最良</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>ステップ %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>約 %1</translation>
    </message>
    <message>
        <source>time not known yet</source>
        <translation>時間はまだ不明</translation>
    </message>
    <message>
        <source>bits per character, perplexity · %1</source>
        <translation>1 文字あたりのビット数、パープレキシティ・%1</translation>
    </message>
    <message>
        <source>Always measured: the other figures are read beside it.</source>
        <translation>必ず測ります。ほかの数値を読む基準になるためです。</translation>
    </message>
    <message>
        <source>%1 kept back, %2 seen in training</source>
        <translation>未学習 %1 問、学習済み %2 問</translation>
    </message>
    <message>
        <source>up to 100 questions kept back · %1</source>
        <translation>未学習の問題を最大 100 問・%1</translation>
    </message>
    <message>
        <source>There is no model to ask.</source>
        <translation>質問するモデルがありません。</translation>
    </message>
    <message>
        <source>There is neither an exam nor a validation text in this project.</source>
        <translation>このプロジェクトには試験も検証用の文章もありません。</translation>
    </message>
    <message>
        <source>Choose at least one family of questions: without a choice the engine asks all of them.</source>
        <translation>分野を 1 つ以上選んでください。何も選ばないと、エンジンはすべて出題します。</translation>
    </message>
    <message>
        <source>%1. How long that takes here is not known: nothing was evaluated in this project yet.</source>
        <translation>%1。このプロジェクトではまだ評価していないため、かかる時間は不明です。</translation>
    </message>
    <message>
        <source>%1, about %2, measured on the last evaluation (a model of %3 parameters). A larger model takes longer.</source>
        <translation>%1。前回の評価（パラメータ数 %3のモデル）によれば約 %2です。大きなモデルほど長くかかります。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Asking the model</source>
        <translation>モデルに質問中</translation>
    </message>
    <message>
        <source>The evaluation runs by itself: you may leave this page or close the window.</source>
        <translation>評価は自動で進みます。ページを離れても、ウィンドウを閉じてもかまいません。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>すべて選ぶ</translation>
    </message>
    <message>
        <source>The same on the command line:</source>
        <translation>コマンドラインでは：</translation>
    </message>
    <message>
        <source>Running now</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The questions come when the evaluation is done</source>
        <translation>評価が終わると問題が出ます</translation>
    </message>
    <message>
        <source>Then every question, every option and what the model chose stand here.</source>
        <translation>全問題の選択肢とモデルの答えがここに並びます。</translation>
    </message>
    <message>
        <source>Nothing evaluated yet</source>
        <translation>まだ評価していません</translation>
    </message>
    <message>
        <source>Reading the results</source>
        <translation>結果を読み込み中</translation>
    </message>
    <message>
        <source>A score is worth as much as its uncertainty. Both stand here after the first evaluation.</source>
        <translation>点数の価値は確かさで決まります。最初の評価のあと、両方がここに出ます。</translation>
    </message>
    <message>
        <source>No questions yet</source>
        <translation>問題はまだありません</translation>
    </message>
    <message>
        <source>Every answer of an evaluation is kept and can be read here.</source>
        <translation>評価の答えはすべて保存され、ここで読めます。</translation>
    </message>
    <message>
        <source>No questions to show</source>
        <translation>表示できる問題がありません</translation>
    </message>
    <message>
        <source>The results of this evaluation cannot be read.</source>
        <translation>この評価の結果を読めません。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>kept back from training</source>
        <translation>未学習の問題</translation>
    </message>
    <message>
        <source>seen in training</source>
        <translation>学習で見た問題</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>モデル %1</translation>
    </message>
    <message>
        <source>exam %1, version %2</source>
        <translation>試験 %1（版 %2）</translation>
    </message>
    <message>
        <source>text of %1</source>
        <translation>文章 %1</translation>
    </message>
    <message>
        <source>asked as a conversation</source>
        <translation>会話として質問</translation>
    </message>
    <message>
        <source>asked as text</source>
        <translation>文章として質問</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>所要 %1</translation>
    </message>
    <message>
        <source>Will ask %1 questions</source>
        <translation>%1 問を出します</translation>
    </message>
</context>
<context>
    <name>zk::ui::Leaderboard</name>
    <message>
        <source>Leaderboard</source>
        <translation>順位表</translation>
    </message>
    <message>
        <source>Every evaluated run, on the questions kept back from training. Whiskers: 95 % interval.</source>
        <translation>評価したすべてのランの、未学習の問題での成績です。ひげは 95 % 区間です。</translation>
    </message>
    <message>
        <source>Evaluated runs</source>
        <translation>評価したラン</translation>
    </message>
    <message>
        <source>No evaluated run yet</source>
        <translation>評価したランがまだありません</translation>
    </message>
    <message>
        <source>An evaluation puts its model into this table.</source>
        <translation>評価すると、そのモデルがこの表に載ります。</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>評価</translation>
    </message>
    <message>
        <source>Right answers in percent, questions kept back</source>
        <translation>未学習の問題の正答率（%）</translation>
    </message>
    <message>
        <source>Bits per character</source>
        <translation>1 文字あたりのビット数</translation>
    </message>
    <message>
        <source>On the validation text; fewer is better</source>
        <translation>検証用の文章での値。少ないほど良い</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメータ数</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>学習時間</translation>
    </message>
    <message>
        <source>Exam</source>
        <translation>試験</translation>
    </message>
    <message>
        <source>Only rows of the same exam can be compared</source>
        <translation>比べられるのは同じ試験の行だけです</translation>
    </message>
    <message>
        <source>One run each: another seed can move a score by more than its whisker.</source>
        <translation>どれも 1 回だけのランです。シードを変えると、ひげより大きく動くこともあります。</translation>
    </message>
    <message>
        <source>These rows come from different exams: scores of different exams cannot be compared.</source>
        <translation>試験の異なる行があります。試験が違えば点数は比べられません。</translation>
    </message>
</context>
<context>
    <name>zk::ui::LessonTab</name>
    <message>
        <source>Lesson</source>
        <translation>解説</translation>
    </message>
</context>
<context>
    <name>zk::ui::OptionBars</name>
    <message>
        <source>Options</source>
        <translation>選択肢</translation>
    </message>
    <message>
        <source>%1 (chosen, right)</source>
        <translation>%1（選択・正解）</translation>
    </message>
    <message>
        <source>%1 (chosen)</source>
        <translation>%1（選択）</translation>
    </message>
    <message>
        <source>%1 (right)</source>
        <translation>%1（正解）</translation>
    </message>
    <message>
        <source>log probability %1</source>
        <translation>対数確率 %1</translation>
    </message>
</context>
<context>
    <name>zk::ui::QuestionBrowser</name>
    <message>
        <source>Question by question</source>
        <translation>1 問ずつ</translation>
    </message>
    <message>
        <source>What was asked, what the model chose, and how likely it held each option.</source>
        <translation>出した問題、モデルの選択、各選択肢の確からしさです。</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>分野</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>誤答</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正答</translation>
    </message>
    <message>
        <source>Which questions</source>
        <translation>どの問題</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>確信</translation>
    </message>
    <message>
        <source>The chosen option&apos;s part of the probability that all options have together</source>
        <translation>選んだ選択肢が、全選択肢の確率の合計に占める割合</translation>
    </message>
    <message>
        <source>In training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Bars: log probability of each option. 0 would be certain; the longest bar is chosen.</source>
        <translation>棒は各選択肢の対数確率です。0 なら確実で、最も長い棒を選びます。</translation>
    </message>
    <message>
        <source>Reading the answers</source>
        <translation>答えを読み込み中</translation>
    </message>
    <message>
        <source>No questions here</source>
        <translation>ここに問題はありません</translation>
    </message>
    <message>
        <source>This evaluation has none of that kind.</source>
        <translation>この評価に該当する問題はありません。</translation>
    </message>
    <message>
        <source>The answers cannot be read: %1</source>
        <translation>答えを読めません：%1</translation>
    </message>
    <message>
        <source>%1 of %2 right</source>
        <translation>%2 問中 %1 問正解</translation>
    </message>
    <message>
        <source>Wanted: %1</source>
        <translation>正解：%1</translation>
    </message>
    <message>
        <source>Answered: %1 (right)</source>
        <translation>回答：%1（正答）</translation>
    </message>
    <message>
        <source>Answered: %1 (wrong)</source>
        <translation>回答：%1（誤答）</translation>
    </message>
    <message>
        <source>Lines that could not be read and are left out: %1.</source>
        <translation>読めずに除いた行：%1。</translation>
    </message>
</context>
<context>
    <name>zk::ui::QuestionDiffCard</name>
    <message>
        <source>Question by question</source>
        <translation>1 問ずつ</translation>
    </message>
    <message>
        <source>Won: only the second run is right. Lost: only the first one is.</source>
        <translation>勝ちは 2 番目のランだけが正解、負けは 1 番目だけが正解です。</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>分野</translation>
    </message>
    <message>
        <source>These two did not answer the same exam, so no question was put to both.</source>
        <translation>別々の試験を受けたため、共通の問題がありません。</translation>
    </message>
    <message>
        <source>No questions to compare</source>
        <translation>比べる問題がありません</translation>
    </message>
    <message>
        <source>Reading the answers</source>
        <translation>答えを読み込み中</translation>
    </message>
    <message>
        <source>Probability: the chosen option&apos;s part of what all options have together.</source>
        <translation>確率は、選んだ選択肢が全選択肢の合計に占める割合です。</translation>
    </message>
    <message>
        <source>The answers cannot be read: %1</source>
        <translation>答えを読めません：%1</translation>
    </message>
    <message>
        <source>Lines that could not be read and are left out: %1.</source>
        <translation>読めずに除いた行：%1。</translation>
    </message>
</context>
<context>
    <name>zk::ui::SamplesCard</name>
    <message>
        <source>The same opening, side by side</source>
        <translation>同じ書き出しの続き</translation>
    </message>
    <message>
        <source>What each run wrote at its last sample. One sample proves nothing: the questions above do.</source>
        <translation>各ランが最後に書いた見本です。見本 1 つでは何も言えません。判断は上の問題でしてください。</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>No opening in common</source>
        <translation>共通の書き出しがありません</translation>
    </message>
    <message>
        <source>Runs write samples while they train. These have none that begin alike.</source>
        <translation>ランは学習中に見本を書きます。これらに同じ書き出しはありません。</translation>
    </message>
    <message>
        <source>%1 · step %2</source>
        <translation>%1・ステップ %2</translation>
    </message>
    <message>
        <source>no sample of this opening</source>
        <translation>この書き出しの見本はありません</translation>
    </message>
</context>
<context>
    <name>zk::ui::SettingsCard</name>
    <message>
        <source>What differs</source>
        <translation>違う点</translation>
    </message>
    <message>
        <source>Only what is not the same. A difference in the scores can come from any of these.</source>
        <translation>同じでないものだけを並べます。点数の差はこのどれからも生じます。</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>違う設定</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>ラン</translation>
    </message>
    <message>
        <source>Steps trained</source>
        <translation>学習ステップ数</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメータ数</translation>
    </message>
    <message>
        <source>Tokens read</source>
        <translation>読んだトークン数</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>作り方</translation>
    </message>
    <message>
        <source>dialogue tuning</source>
        <translation>対話調整</translation>
    </message>
    <message>
        <source>training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Asked as</source>
        <translation>聞き方</translation>
    </message>
    <message>
        <source>conversation</source>
        <translation>会話</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>違いはありません</translation>
    </message>
    <message>
        <source>Both were made with the same settings.</source>
        <translation>同じ設定で作られています。</translation>
    </message>
    <message>
        <source>“–” means automatic, or a setting that this run does not have.</source>
        <translation>「–」は自動、またはこのランにない設定です。</translation>
    </message>
    <message>
        <source>Settings not known, because the run&apos;s folder is missing or unfinished: %1.</source>
        <translation>フォルダーがないか未完成のため、設定が不明なラン：%1。</translation>
    </message>
</context>
</TS>
