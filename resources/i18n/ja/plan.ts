<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>zk::ui::ArchitecturePage</name>
    <message>
        <source>Architecture</source>
        <translation>アーキテクチャ</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>解説</translation>
    </message>
    <message>
        <source>Choose the shape of the model. The drawing and the forecast follow every change.</source>
        <translation>モデルの形を決めます。図と見積もりは変更にすぐ追従します。</translation>
    </message>
    <message>
        <source>Published shapes</source>
        <translation>公表された形</translation>
    </message>
    <message>
        <source>Take the shape of a published model; the vocabulary stays yours</source>
        <translation>公表されたモデルの形を取り入れます。語彙はいまのままです</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形</translation>
    </message>
    <message>
        <source>Drawn to scale: heads, widening, depth</source>
        <translation>ヘッド数・MLP の幅・深さを反映しています</translation>
    </message>
    <message>
        <source>Use this shape again</source>
        <translation>この形に決め直す</translation>
    </message>
    <message>
        <source>Use this shape</source>
        <translation>この形に決める</translation>
    </message>
    <message>
        <source>See why</source>
        <translation>理由を見る</translation>
    </message>
    <message>
        <source>Another machine can be chosen under Plan &amp; cost.</source>
        <translation>別のマシンは「計画と費用」で選べます。</translation>
    </message>
    <message>
        <source>Working out the forecast…</source>
        <translation>見積もりを計算しています…</translation>
    </message>
    <message>
        <source>dial</source>
        <translation>ダイヤル</translation>
    </message>
    <message>
        <source>Name, layers × width: count in print / ours</source>
        <translation>名前、層数 × 幅：論文の数 / ここでの数</translation>
    </message>
    <message>
        <source>The shape is set. Next: %1.</source>
        <translation>形が決まりました。次：%1。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
</context>
<context>
    <name>zk::ui::BreakdownCard</name>
    <message>
        <source>Where the parameters are</source>
        <translation>パラメータの内訳</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>計算量</translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation>棒が示すもの</translation>
    </message>
    <message>
        <source>Where the work is</source>
        <translation>計算の内訳</translation>
    </message>
    <message>
        <source>Operations per token</source>
        <translation>1 トークンあたりの演算</translation>
    </message>
    <message>
        <source>Parameters by part</source>
        <translation>部分ごとのパラメータ数</translation>
    </message>
    <message>
        <source>Operations per token, forward: %1. Training takes three times as much.</source>
        <translation>1 トークンの順方向の演算は %1 回です。学習ではその 3 倍かかります。</translation>
    </message>
    <message>
        <source>Point at a bar to see how it is counted.</source>
        <translation>棒を指すと数え方が出ます。</translation>
    </message>
</context>
<context>
    <name>zk::ui::FamousCard</name>
    <message>
        <source>For scale: trainings that were published</source>
        <translation>比べてみる：公表された学習</translation>
    </message>
    <message>
        <source>Figures as their sources give them.</source>
        <translation>数字は出典のとおりです。</translation>
    </message>
</context>
<context>
    <name>zk::ui::FitCard</name>
    <message>
        <source>Will it fit?</source>
        <translation>収まりますか</translation>
    </message>
</context>
<context>
    <name>zk::ui::MachineLadder</name>
    <message>
        <source>Machines</source>
        <translation>マシン</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>選択中</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>実測</translation>
    </message>
    <message>
        <source>not measured: 3 times shorter or longer</source>
        <translation>実測なし：3 倍ほど前後します</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>電力量</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>費用</translation>
    </message>
</context>
<context>
    <name>zk::ui::NotesCard</name>
    <message>
        <source>Worth knowing about this shape</source>
        <translation>この形について知っておくこと</translation>
    </message>
</context>
<context>
    <name>zk::ui::PlanPage</name>
    <message>
        <source>Plan &amp; cost</source>
        <translation>計画と費用</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>解説</translation>
    </message>
    <message>
        <source>Decide how long the model learns, from how much text, and on what. The forecast comes before the start.</source>
        <translation>どれだけの時間、どれだけの文章を、どのマシンで学ぶかを決めます。始める前に見積もりが出ます。</translation>
    </message>
    <message>
        <source>Measure this computer (%1 s)</source>
        <translation>このマシンを測る（%1 秒）</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Tokens to read</source>
        <translation>読むトークン数</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>マシン</translation>
    </message>
    <message>
        <source>The same training on other machines</source>
        <translation>同じ学習を別のマシンで</translation>
    </message>
    <message>
        <source>Choose one to plan for it.</source>
        <translation>選んだマシンで計画します。</translation>
    </message>
    <message>
        <source>Will it fit?</source>
        <translation>収まりますか</translation>
    </message>
    <message>
        <source>Memory of one device, by part.</source>
        <translation>デバイス 1 台のメモリの内訳です。</translation>
    </message>
    <message>
        <source>Electricity, dollars per kWh (an assumption: put in your own)</source>
        <translation>電気の単価、1 kWh あたりドル（仮の値です。ご自分の値を入れてください）</translation>
    </message>
    <message>
        <source>Price of electricity</source>
        <translation>電気の単価</translation>
    </message>
    <message>
        <source>Time ranges that nobody measured may be 3 times off either way. Devices and prices: data sheets and published bills; point at a row to read its sources.</source>
        <translation>実測のない時間は 3 倍ほど前後します。性能と料金は公表資料の値です。行を指すと出典が出ます。</translation>
    </message>
    <message>
        <source>How low can the loss get?</source>
        <translation>損失はどこまで下がりますか</translation>
    </message>
    <message>
        <source>What published scaling laws say about this size and amount of text.</source>
        <translation>この大きさと文章の量について、公表されたスケーリング則が示す値です。</translation>
    </message>
    <message>
        <source>There is no forecast for this configuration.</source>
        <translation>この設定の見積もりはありません。</translation>
    </message>
    <message>
        <source>Working out the forecast…</source>
        <translation>見積もりを計算しています…</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>もう一度測る</translation>
    </message>
    <message>
        <source>Go to Architecture</source>
        <translation>アーキテクチャへ</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Measuring training speed</source>
        <translation>学習の速さを測っています</translation>
    </message>
    <message>
        <source>%1 of %2 s</source>
        <translation>%2 秒中 %1 秒</translation>
    </message>
    <message>
        <source>A measurement is running.</source>
        <translation>計測中です。</translation>
    </message>
    <message>
        <source>There is no forecast yet.</source>
        <translation>見積もりがまだありません。</translation>
    </message>
    <message>
        <source>Speed can be measured from %1 to %2 parameters; this model has %3.</source>
        <translation>速さを測れるのは %1〜%2 パラメータのモデルです。このモデルは %3です。</translation>
    </message>
    <message>
        <source>Another machine is chosen; only this computer can be measured.</source>
        <translation>別のマシンを選んでいます。測れるのはこのマシンだけです。</translation>
    </message>
    <message>
        <source>Trains a model of about this size for %1 s and keeps its speed with this project. Nothing else is kept.</source>
        <translation>この大きさに近いモデルを %1 秒だけ学習し、速さだけをプロジェクトに残します。</translation>
    </message>
    <message>
        <source>Use this plan again</source>
        <translation>この計画に決め直す</translation>
    </message>
    <message>
        <source>Use this plan</source>
        <translation>この計画に決める</translation>
    </message>
    <message>
        <source>Choose a smaller shape</source>
        <translation>小さい形を選ぶ</translation>
    </message>
    <message>
        <source>The plan is set. Next: %1.</source>
        <translation>計画が決まりました。次：%1。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Cannot be measured now: %1</source>
        <translation>いまは測れません：%1</translation>
    </message>
</context>
<context>
    <name>zk::ui::PlanSources</name>
    <message>
        <source>Brown et al. 2020, table D.1 (operations); Li (Lambda) 2020 (355 years, 4.6 million dollars at 1.50 an hour)</source>
        <translation>Brown et al. 2020、表 D.1（演算量）。Li (Lambda) 2020（355 年、1 時間 1.50 ドルで 460 万ドル）</translation>
    </message>
    <message>
        <source>Narayanan et al. 2021 (140 TFLOP/s a device with activations computed again: 8 N operations a token instead of 6 N)</source>
        <translation>Narayanan et al. 2021（活性値を計算し直して 1 台 140 TFLOP/s。1 トークンの演算は 6 N でなく 8 N）</translation>
    </message>
    <message>
        <source>model card of Falcon-40B: 3-D parallelism with ZeRO, about two months</source>
        <translation>Falcon-40B のモデルカード：3 次元並列と ZeRO、約 2 か月</translation>
    </message>
    <message>
        <source>Chowdhery et al. 2022 (6,144 chips for 1,200 hours and 3,072 for 336)</source>
        <translation>Chowdhery et al. 2022（6,144 個で 1,200 時間、3,072 個で 336 時間）</translation>
    </message>
    <message>
        <source>Touvron et al. 2023, section 2.4 and table 15</source>
        <translation>Touvron et al. 2023、2.4 節と表 15</translation>
    </message>
    <message>
        <source>Touvron et al. 2023, table 15</source>
        <translation>Touvron et al. 2023、表 15</translation>
    </message>
    <message>
        <source>MosaicML 2023, announcement of MPT-7B</source>
        <translation>MosaicML 2023、MPT-7B の発表</translation>
    </message>
    <message>
        <source>the guide; MPT-7B, with a published bill, cost eight times as much</source>
        <translation>教材の値。費用が公表された MPT-7B はその 8 倍でした</translation>
    </message>
    <message>
        <source>nanoGPT: GPT-2 124M on OpenWebText</source>
        <translation>nanoGPT：OpenWebText での GPT-2 124M</translation>
    </message>
    <message>
        <source>price: at introduction, the graphics card alone; watts: system power that NVIDIA asks for</source>
        <translation>価格は発売時のグラフィックカードのみ。電力は NVIDIA の推奨電源</translation>
    </message>
    <message>
        <source>price: two cards at introduction, 6,800 each; link: PCI Express 4.0 x16</source>
        <translation>価格は発売時のカード 2 枚（各 6,800 ドル）。接続は PCI Express 4.0 x16</translation>
    </message>
    <message>
        <source>DGX A100: 6.5 kW at most, 199,000 at introduction (with 40 GB devices); NVLink 300 GB/s each way; an hour of one device from MPT-7B (200,000 for 440 devices and 9.5 days); utilisation: Narayanan et al. 2021, 140 of 312 TFLOP/s</source>
        <translation>DGX A100：最大 6.5 kW、発売時 199,000 ドル（40 GB 版）。NVLink は片方向 300 GB/s。1 台 1 時間の料金は MPT-7B から（440 台・9.5 日で 20 万ドル）。利用率は Narayanan et al. 2021（312 のうち 140 TFLOP/s）</translation>
    </message>
    <message>
        <source>1,024 devices as in Narayanan et al. 2021 (DGX A100, one 200 Gbit/s InfiniBand link a device); watts and price as for the server</source>
        <translation>Narayanan et al. 2021 と同じ 1,024 台（DGX A100、1 台に 200 Gbit/s の InfiniBand 1 本）。電力と料金はサーバーと同じ</translation>
    </message>
    <message>
        <source>peak: cores x 2.5 GHz x numbers a cycle of the instruction set; 65 W is the class of a desktop processor</source>
        <translation>最大性能はコア数 × 2.5 GHz × 命令セットが 1 周期に扱う数。65 W はデスクトップ用プロセッサの等級</translation>
    </message>
</context>
<context>
    <name>zk::ui::PlanWords</name>
    <message>
        <source>%1 years</source>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>%1 kWh</source>
        <translation>%1 kWh</translation>
    </message>
    <message>
        <source>Measured in %1, %2 ago.</source>
        <translation>%2前に %1 で実測しました。</translation>
    </message>
    <message>
        <source>Measured on this computer, %1 ago.</source>
        <translation>このマシンで %1前に実測しました。</translation>
    </message>
    <message>
        <source>Not measured on this computer: time may be 3 times shorter or longer.</source>
        <translation>このマシンでは実測していません。時間は 3 倍ほど前後します。</translation>
    </message>
    <message>
        <source>From data sheets: time may be 3 times shorter or longer.</source>
        <translation>公表された性能からの値です。時間は 3 倍ほど前後します。</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>空き %1</translation>
    </message>
    <message>
        <source>Time for %1 tokens</source>
        <translation>%1トークンの時間</translation>
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
        <translation>チェックポイント（ディスク）</translation>
    </message>
    <message>
        <source>A model of %1 parameters uses %2 of %3 free memory. %4 tokens take %5.</source>
        <translation>%1パラメータ。空き %3 のうち %2 を使い、%4トークンで %5かかります。</translation>
    </message>
    <message>
        <source>%1 tokens per parameter; about 20 is the usual balance.</source>
        <translation>1 パラメータあたり %1 トークンです。目安は約 20 です。</translation>
    </message>
    <message>
        <source>Your text is read %1 times.</source>
        <translation>手元の文章を %1 回読みます。</translation>
    </message>
    <message>
        <source>At %1 tokens per second.</source>
        <translation>毎秒 %1トークンです。</translation>
    </message>
    <message>
        <source>Too big by %1</source>
        <translation>%1 足りません</translation>
    </message>
    <message>
        <source>Tight: %1 of memory</source>
        <translation>ぎりぎり：メモリの %1</translation>
    </message>
    <message>
        <source>Fits: %1 of memory</source>
        <translation>収まる：メモリの %1</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 日</translation>
    </message>
    <message>
        <source>%1 device hours</source>
        <translation>%1台・時間</translation>
    </message>
    <message>
        <source>Data parallel</source>
        <translation>データ並列</translation>
    </message>
    <message>
        <source>Copies of the model that read different rows.</source>
        <translation>モデルの複製が、別々の行を読みます。</translation>
    </message>
    <message>
        <source>%1 copies, each sends %2</source>
        <translation>%1 個、それぞれ %2 を送信</translation>
    </message>
    <message>
        <source>ZeRO</source>
        <translation>ZeRO</translation>
    </message>
    <message>
        <source>What the copies share out: 1 optimizer, 2 gradients too, 3 weights too.</source>
        <translation>複製どうしで分け合うもの。1 は最適化の状態、2 は勾配も、3 は重みも。</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>段階 %1</translation>
    </message>
    <message>
        <source>Tensor parallel</source>
        <translation>テンソル並列</translation>
    </message>
    <message>
        <source>Devices that share every matrix; they talk in each layer.</source>
        <translation>すべての行列を分け合い、層ごとに通信します。</translation>
    </message>
    <message>
        <source>%1 devices, each sends %2</source>
        <translation>%1 台、それぞれ %2 を送信</translation>
    </message>
    <message>
        <source>Pipeline parallel</source>
        <translation>パイプライン並列</translation>
    </message>
    <message>
        <source>Groups of layers on different devices; some of them wait.</source>
        <translation>層の組を別々のデバイスに置きます。待ち時間が出ます。</translation>
    </message>
    <message>
        <source>%1 groups, %2 waiting</source>
        <translation>%1 組、待ち %2</translation>
    </message>
    <message>
        <source>One device holds</source>
        <translation>1 台が持つ量</translation>
    </message>
    <message>
        <source>Weights, gradients, optimizer, activations and the program.</source>
        <translation>重み、勾配、最適化の状態、活性値、プログラムの合計です。</translation>
    </message>
    <message>
        <source>One device sends per step</source>
        <translation>1 台が 1 ステップで送る量</translation>
    </message>
    <message>
        <source>Ring algorithms, everything together.</source>
        <translation>リング方式の通信の合計です。</translation>
    </message>
    <message>
        <source>This needs %1 and %2 are free. Largest part: %3 (%4).</source>
        <translation>%1 必要ですが、空きは %2 です。最大は%3（%4）です。</translation>
    </message>
    <message>
        <source>No number: the laws were fitted on models of 70 M parameters and more that read 5 G tokens and more of web text. What a model of this size reaches is seen by training it. Source: %1.</source>
        <translation>値は示しません。法則は 7,000 万パラメータ以上のモデルが 50 億トークン以上のウェブの文章を読んだ結果から求められました。この大きさのモデルの損失は、学習して確かめます。出典：%1。</translation>
    </message>
    <message>
        <source>Loss = %1. Source: %2.</source>
        <translation>損失 = %1。出典：%2。</translation>
    </message>
    <message>
        <source>%1 nats per token</source>
        <translation>1 トークンあたり %1 ナット</translation>
    </message>
    <message>
        <source>%1 Wh</source>
        <translation>%1 Wh</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>%1 未満</translation>
    </message>
    <message>
        <source>The model reads %1 tokens in %2 and uses %3 of energy (%4).</source>
        <translation>%1トークンを %2で読み、電力を %3（%4）使います。</translation>
    </message>
    <message>
        <source>What will happen: %1 steps of %2 sequences each, %3 tokens a step, in %4.</source>
        <translation>これから行うこと：%2 系列ずつ %1 ステップ（1 ステップ %3トークン）、%4です。</translation>
    </message>
</context>
<context>
    <name>zk::ui::PublishedCard</name>
    <message>
        <source>Beside published models</source>
        <translation>公表されたモデルと並べる</translation>
    </message>
    <message>
        <source>The count in print, and what our formulas give for the same shape.</source>
        <translation>論文の数と、同じ形をここの式で数えた値です。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>in print</source>
        <translation>論文</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>ここでの数</translation>
    </message>
    <message>
        <source>This shape</source>
        <translation>この形</translation>
    </message>
</context>
<context>
    <name>zk::ui::ShapeWords</name>
    <message>
        <source>Attention</source>
        <translation>アテンション</translation>
    </message>
    <message>
        <source>%1 heads · %2 KV</source>
        <translation>%1 ヘッド・KV %2</translation>
    </message>
    <message>
        <source>%1 heads of %2</source>
        <translation>%1 ヘッド × %2</translation>
    </message>
    <message>
        <source>Output head</source>
        <translation>出力ヘッド</translation>
    </message>
    <message>
        <source>uses the embedding table</source>
        <translation>埋め込みの表を使用</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共有</translation>
    </message>
    <message>
        <source>Decoder block</source>
        <translation>デコーダブロック</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>トークン列</translation>
    </message>
    <message>
        <source>next-token probabilities</source>
        <translation>次のトークンの確率</translation>
    </message>
    <message>
        <source>Position table</source>
        <translation>位置の表</translation>
    </message>
    <message>
        <source>Token embedding</source>
        <translation>トークン埋め込み</translation>
    </message>
    <message>
        <source>Final %1</source>
        <translation>最終 %1</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1パラメータ</translation>
    </message>
    <message>
        <source>Each head has only %1 numbers to compare tokens with. Usual: 32–128.</source>
        <translation>1 つのヘッドがトークンを比べる数は %1 個だけです。目安は 32〜128 です。</translation>
    </message>
    <message>
        <source>Each head has %1 numbers: few, wide heads look at few places at once. Usual: 32–128.</source>
        <translation>1 つのヘッドに %1 個の数があります。ヘッドが少ないと、一度に見られる場所も少なくなります。目安は 32〜128 です。</translation>
    </message>
    <message>
        <source>Deep and narrow: %1 of width for each layer. Published models have 30–130; very deep ones learn slowly.</source>
        <translation>深くて細い形です。1 層あたりの幅は %1 です。公表されたモデルは 30〜130 で、深すぎると学習が遅くなります。</translation>
    </message>
    <message>
        <source>Wide and shallow: %1 of width for each layer. Published models have 30–130; few layers mean few steps of thought.</source>
        <translation>広くて浅い形です。1 層あたりの幅は %1 です。公表されたモデルは 30〜130 で、層が少ないと考える段数も少なくなります。</translation>
    </message>
    <message>
        <source>A width of %1 is no multiple of 16: processors compute it at the price of the next multiple.</source>
        <translation>幅 %1 は 16 の倍数ではありません。計算には次の倍数と同じ時間がかかります。</translation>
    </message>
    <message>
        <source>The MLP narrows instead of widening: %1 inside, %2 outside.</source>
        <translation>MLP が広がらずに狭まっています。内側 %1、外側 %2 です。</translation>
    </message>
    <message>
        <source>%1 of all parameters are the table of the vocabulary; little is left for the layers.</source>
        <translation>全パラメータの %1 が語彙の表です。層に使える分がわずかになります。</translation>
    </message>
    <message>
        <source>%1: automatic</source>
        <translation>%1：自動</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>zk::ui::SizeDial</name>
    <message>
        <source>One dial for the whole model</source>
        <translation>モデル全体を決める 1 つのダイヤル</translation>
    </message>
    <message>
        <source>tiny: learns here in minutes</source>
        <translation>極小：ここで数分</translation>
    </message>
    <message>
        <source>large: needs a cluster</source>
        <translation>大：クラスターが必要</translation>
    </message>
    <message>
        <source>Leave the dial</source>
        <translation>ダイヤルを使わない</translation>
    </message>
    <message>
        <source>All back on the dial</source>
        <translation>すべてダイヤルに戻す</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>ご自分で決めた値</translation>
    </message>
    <message>
        <source>Hide formulas</source>
        <translation>式を隠す</translation>
    </message>
    <message>
        <source>Show formulas</source>
        <translation>式を見る</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1パラメータ</translation>
    </message>
    <message>
        <source>Turn it: width, layers, heads, context, learning rate, batch and tokens follow by formulas.</source>
        <translation>回すと、幅、層数、ヘッド数、文脈長、学習率、バッチ、トークン数が式に従って決まります。</translation>
    </message>
    <message>
        <source>Width, layers, heads, context, learning rate, batch and tokens follow the dial.</source>
        <translation>幅、層数、ヘッド数、文脈長、学習率、バッチ、トークン数がダイヤルに従います。</translation>
    </message>
    <message>
        <source>Yours, off the dial: %1. Everything else follows it.</source>
        <translation>ご自分で決めた値：%1。ほかはダイヤルに従います。</translation>
    </message>
</context>
<context>
    <name>zk::ui::ParallelCard</name>
    <message>
        <source>Splitting the work</source>
        <translation>仕事の分け方</translation>
    </message>
    <message>
        <source>What one device holds and sends in each step.</source>
        <translation>デバイス 1 台が持つ量と、1 ステップで送る量です。</translation>
    </message>
</context>
</TS>
