package wick.experiment.transfer;
import java.nio.file.Path;
import java.util.*;
import wick.data.*;
import wick.lab.training.TrainingTask;
import wick.network.*;
import wick.network.training.*;
import wick.numeric.matrix.*;
public class EProbe {
  public static void main(String[] a){
    String data=a[0]; List<Integer> widths=Arrays.stream(a[1].split(",")).map(Integer::valueOf).toList(); int steps=Integer.parseInt(a[2]); int nets=Integer.parseInt(a[3]); boolean adam=a[4].equals("adam"); String act=a[5]; int hidden=Integer.parseInt(a[6]); String sched=a[7]; Loss loss= a.length>8&&a[8].equals("sq")?Loss.HALF_SQUARES:Loss.CROSS_ENTROPY;
    int seed=a.length>9?Integer.parseInt(a[9]):1;
    DataSet set = data.equals("digits") ? new DataFile("digits", new LabelPlace.Usual(), 10).read(Path.of("")) : new DataFile("/work/shared/data/mnist-10k-images-idx3-ubyte.gz", new LabelPlace.OwnFile("/work/shared/data/mnist-10k-labels-idx1-ubyte.gz"), 10).read(Path.of(""));
    int ntr= data.equals("digits")?1000:8000;
    Matrix x=Scaling.of(Scaling.Kind.SPHERE,set.inputs()).apply(set.inputs(),"x");
    Matrix y=(loss==Loss.CROSS_ENTROPY?TargetCoding.ONE_HOT:TargetCoding.CENTERED_ONE_HOT).encode(set.targets());
    var tr=new TrainingTask.Examples(x.rows(0,ntr),y.rows(0,ntr)); var te=new TrainingTask.Examples(x.rows(ntr,Math.min(ntr+1000,x.rows())),y.rows(ntr,Math.min(ntr+1000,x.rows())));
    Initialization v=new Initialization.Variances(act.equals("relu")?2:1,0);
    Layer phi=new Layer.Pointwise(Activation.named(act).orElseThrow());
    List<Layer> layers=new ArrayList<>(); for(int i=0;i<hidden;i++){layers.add(new Layer.Dense(64,v));layers.add(phi);} layers.add(new Layer.Dense(10,new Initialization.Variances(1,0)));
    Network net=new Network(x.columns(),layers,Distribution.NORMAL,Parameterization.STANDARD);
    Optimizer o=adam?new Optimizer.Adam(1):new Optimizer.Sgd(1);
    Recipe r=new Recipe(o, sched.equals("lin")?new Schedule.Linear(0,0):new Schedule.Constant(0), loss, new Batches.Shuffled(64), steps, Precision.FLOAT32);
    WidthStudy s=new WidthStudy(net,r,new WidthStudy.Points(tr,List.of(te)),new WidthStudy.Sizes(widths,widths.get(0),nets,seed));
    Map<RateSweep.Trial,List<RateSweep.Ending>> mem=new HashMap<>();
    RateSweep sw=new RateSweep(s,new RateSweep.Ledger(){public Optional<List<RateSweep.Ending>> find(RateSweep.Trial t){return Optional.ofNullable(mem.get(t));} public void keep(RateSweep.Trial t,List<RateSweep.Ending> e){mem.put(t,e);}},(w,f)->{});
    for(String p:List.of("standard","ntk","mup")){ long t=System.nanoTime();
      Transfer tf=new Transfer(p,sw.curves(p,Parameterization.NAMED.get(p),adam?-8:-2),1);
      System.out.println(p+" "+tf.finding()+" shift "+tf.shift()+" perdoubling "+tf.perDoubling()+" predicted "+Transfer.Predicted.of(net.withParameterization(Parameterization.NAMED.get(p)),o.kind())+" "+(System.nanoTime()-t)/1e9);
      for(int i=0;i<widths.size();i++){RateCurve c=tf.curves().get(i); StringBuilder b=new StringBuilder(); for(int q:c.powers()) b.append(String.format(" %d:%.3g/%.3f",q,c.mean(q,e->e.loss()),c.mean(q,e->e.accuracy()))); System.out.println("   "+c.width()+" "+String.format("%.2f [%.2f %.2f]",tf.optima().get(i).value(),tf.optima().get(i).low(),tf.optima().get(i).high())+b);}
    }
  }
}
